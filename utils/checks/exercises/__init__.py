"""What an exercise is: a function, a value or a model that is asked for, and how it is judged."""
