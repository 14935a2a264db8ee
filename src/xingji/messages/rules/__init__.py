"""What is said of each code: a module here for each module of rules, under the same name."""
