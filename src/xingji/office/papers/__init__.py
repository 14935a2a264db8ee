"""Papers of the programme in Word and Excel: letters, tables and lists that an office stamps or publishes."""
