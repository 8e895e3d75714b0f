"""The course's own library: what a lab imports, one noun a file.

The engine: activations, losses, layers, network, optimizers, training, gradient_check.
Beside it: data, encoding, preparation, plots, and runtime (which starts Keras).
Importing `utils` alone imports nothing else, so a lab pays only for what it uses.
"""
