"""The year: phases, deadlines, states; pure, the date is a parameter."""
