"""The sample edition of 2023 and the list of 2022: made-up enterprises in every state of the programme."""
