"""Right answers to the exercises of Lab 3, forward propagation, as students write them."""

import math
from itertools import pairwise

import numpy as np

from utils.nn import sigmoid


def weighted_sum__dot_and_bias_first(x, w, b):
    return b + np.dot(x, w)


def weighted_sum__a_loop(x, w, b):
    total = 0.0
    for i in range(len(x)):
        total = total + float(x[i]) * float(w[i])
    return total + b


def weighted_sum__zip_from_the_bias(x, w, b):
    z = b
    for one, weight in zip(x, w, strict=True):
        z += one * weight
    return z


def weighted_sum__products_then_sum(x, w, b):
    products = x * w
    return np.sum(products) + b


def weighted_sum__one_long_row(x, w, b):
    return np.append(x, 1) @ np.append(w, b)


def node_output__in_two_lines(x, w, b):
    z = w @ x + b
    a = sigmoid(z)
    return float(a)


def node_output__the_formula(x, w, b):
    return 1 / (1 + np.exp(-(x @ w + b)))


def node_output__math_in_a_loop(x, w, b):
    z = 0
    for i in range(len(x)):
        z += x[i] * w[i]
    z += b
    return 1 / (1 + math.exp(-z))


def node_output__the_other_formula(x, w, b):
    power = np.exp(np.sum(x * w) + b)
    return power / (power + 1)


def layer_output__the_formula(X, W, b):
    z = np.dot(X, W) + b
    return 1 / (1 + np.exp(-z))


def layer_output__sample_by_sample(X, W, b):
    rows = []
    for x in X:
        rows.append(sigmoid(x @ W + b))
    return np.array(rows)


def layer_output__node_by_node(X, W, b):
    return np.column_stack([sigmoid(X @ W[:, j] + b[j]) for j in range(len(b))])


def layer_output__three_loops(X, W, b):
    z = np.zeros((X.shape[0], W.shape[1]))
    for i in range(X.shape[0]):
        for j in range(W.shape[1]):
            for k in range(W.shape[0]):
                z[i, j] += X[i, k] * W[k, j]
    z += b
    return sigmoid(z)


def layer_output__turned_over_and_back(X, W, b):
    return sigmoid((W.T @ X.T).T + b[None, :])


def propagate__by_number(X, layers):
    a = X
    for i in range(len(layers)):
        z = a @ layers[i][0] + layers[i][1]
        a = sigmoid(z)
    return a


def propagate__the_inputs_renamed(X, layers):
    for weights, biases in layers:
        X = 1 / (1 + np.exp(-(np.matmul(X, weights) + biases)))
    return X


def propagate__calls_itself(X, layers):
    if len(layers) == 0:
        return X
    W, b = layers[0]
    return propagate__calls_itself(sigmoid(X @ W + b), layers[1:])


def propagate__a_list_of_outputs(X, layers):
    outputs = [X]
    for W, b in layers:
        outputs.append(sigmoid(outputs[-1] @ W + b))
    return outputs[-1]


def propagate__sample_by_sample(X, layers):
    answers = []
    for a in X:
        for W, b in layers:
            a = sigmoid(a @ W + b)
        answers.append(a)
    return np.stack(answers)


def count_parameters__by_place(sizes):
    number = 0
    for i in range(len(sizes) - 1):
        number = number + (sizes[i] + 1) * sizes[i + 1]
    return number


def count_parameters__weights_then_biases(sizes):
    weights = sum(n * m for n, m in zip(sizes, sizes[1:], strict=False))
    biases = sum(sizes[1:])
    return weights + biases


def count_parameters__arrays(sizes):
    n = np.array(sizes)
    return np.sum(n[:-1] * n[1:] + n[1:])


def count_parameters__shapes_of_w(sizes):
    return sum(np.zeros((n, m)).size + np.zeros(m).size for n, m in pairwise(sizes))


def count_parameters__from_the_end(sizes):
    total = 0
    i = len(sizes) - 1
    while i > 0:
        total += sizes[i] * sizes[i - 1] + sizes[i]
        i -= 1
    return total
