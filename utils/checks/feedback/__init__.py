"""What is wrong with an answer: to call it, to compare what it gives, and to say it in words."""
