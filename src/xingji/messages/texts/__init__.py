"""What commands, papers, reports and comments say besides findings."""
