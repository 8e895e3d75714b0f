"""Right answers to the exercises of Lab 2, one neuron, as students write them."""

import numpy as np

from utils.nn import binary_step


def neuron__product(x, w, b):
    z = x @ w + b
    a = 1 if z >= 0 else 0
    return z, a


def neuron__if_else(x, w, b):
    z = np.dot(w, x) + b
    if z < 0:
        a = 0
    else:
        a = 1
    return (z, a)


def neuron__bias_last(x, w, b):
    total = 0
    for x_i, w_i in zip(x, w):
        total = total + x_i * w_i
    z = total + b
    return z, int(z >= 0)


def neuron__sum(x, w, b):
    z = sum(x[i] * w[i] for i in range(len(x))) + b
    return z, np.where(z >= 0, 1, 0)


def neuron__floats(x, w, b):
    z = np.sum(np.multiply(x, w)) + b
    return float(z), float(z >= 0)


def neuron__backward(x, w, b):
    z = b
    i = len(x) - 1
    while i >= 0:
        z = z + w[i] * x[i]
        i -= 1
    return z, 1 - int(z < 0)


def neuron__binary_step(x, w, b):
    z = w @ x + b
    return z, binary_step(z)


def neuron__bias_as_a_weight(x, w, b):
    z = np.append(x, 1) @ np.append(w, b)
    a = 0
    if z > 0 or z == 0:
        a = 1
    return z, a


def layer_from_rows__dot(X, rows, b):
    return np.dot(X, rows.T) + b


def layer_from_rows__turned_over_at_the_end(X, rows, b):
    return (rows @ X.T).T + b


def layer_from_rows__column_of_biases(X, rows, b):
    return (rows @ X.T + b[:, None]).T


def layer_from_rows__matrix_first(X, rows, b):
    W = np.transpose(rows)
    z = np.matmul(X, W)
    z += b
    return z


def layer_from_rows__columns(X, rows, b):
    columns = [X @ row + b_row for row, b_row in zip(rows, b)]
    return np.column_stack(columns)


def layer_from_rows__sample_by_sample(X, rows, b):
    z = []
    for x in X:
        z.append(rows @ x + b)
    return np.array(z)


def layer_from_rows__three_loops(X, rows, b):
    z = np.zeros((X.shape[0], rows.shape[0]))
    for i in range(X.shape[0]):
        for j in range(rows.shape[0]):
            z[i, j] = b[j]
            for k in range(X.shape[1]):
                z[i, j] += X[i, k] * rows[j, k]
    return z


def layer_from_rows__broadcasting(X, rows, b):
    return (X[:, None, :] * rows).sum(axis=-1) + b


def layer_from_rows__einsum(X, rows, b):
    return np.einsum("si,ni->sn", X, rows) + b


def xor_network__other_numbers(X):
    W1 = np.array([[2.0, -3.0], [-2.0, 3.0]])
    b1 = np.array([-1, -2.5])
    hidden = binary_step(X @ W1 + b1)
    return hidden, binary_step(hidden @ np.ones((2, 1)) - 1)


def xor_network__neuron_by_neuron(X):
    x1, x2 = X[:, 0], X[:, 1]
    first = binary_step(x1 - x2 - 0.5)
    second = binary_step(x2 - x1 - 0.5)
    hidden = np.column_stack([first, second])
    third = binary_step(first + second - 0.5)
    return hidden, third.reshape(-1, 1)


def xor_network__where(X):
    z = X @ np.array([[1, -1], [-1, 1]]) - 0.5
    hidden = np.where(z >= 0, 1, 0)
    answer = np.where(hidden.sum(axis=1, keepdims=True) - 1 >= 0, 1, 0)
    return hidden, answer


def xor_network__booleans_to_integers(X):
    hidden = (X @ [[1, -1], [-1, 1]] + [-1, -1] >= 0).astype(int)
    return hidden, (hidden @ [[5], [7]] + [-3] >= 0).astype(int)


def xor_network__sample_by_sample(X):
    hidden, answer = np.zeros((len(X), 2)), np.zeros((len(X), 1))
    for i in range(len(X)):
        hidden[i, 0] = 1 if X[i, 0] - X[i, 1] - 0.5 >= 0 else 0
        hidden[i, 1] = 1 if X[i, 1] - X[i, 0] - 0.5 >= 0 else 0
        answer[i, 0] = 1 if hidden[i, 0] + hidden[i, 1] - 0.5 >= 0 else 0
    return hidden, answer


def xor_network__rows_turned_over(X):
    rows, W2 = np.array([[1, -1], [-1, 1]]), np.array([1, 1])
    hidden = binary_step(X @ rows.T - 0.5)
    answer = binary_step(hidden @ W2 - 0.5)
    return hidden, answer[:, None]


def logistic_loss__two_means(y, y_hat):
    return np.mean(-y * np.log(y_hat)) - np.mean((1 - y) * np.log(1 - y_hat))


def logistic_loss__where(y, y_hat):
    return np.mean(np.where(y == 1, -np.log(y_hat), -np.log(1 - y_hat)))


def logistic_loss__loop(y, y_hat):
    loss = 0.0
    for i in range(len(y)):
        if y[i] == 1:
            loss += -np.log(y_hat[i])
        else:
            loss += -np.log(1 - y_hat[i])
    return loss / len(y)


def logistic_loss__math(y, y_hat):
    import math

    losses = [-(t * math.log(p) + (1 - t) * math.log(1 - p)) for t, p in zip(y, y_hat)]
    return sum(losses) / len(losses)


def logistic_loss__probability_of_the_truth(y, y_hat):
    close = y * y_hat + (1 - y) * (1 - y_hat)
    return -np.mean(np.log(close))


def logistic_loss__masks(y, y_hat):
    total = np.log(y_hat[y == 1]).sum() + np.log(1 - y_hat[y == 0]).sum()
    return -total / y.size


def logistic_loss__dot(y, y_hat):
    return float(-(y @ np.log(y_hat) + (1 - y) @ np.log(1 - y_hat)) / len(y))


def logistic_loss__clipped(y, y_hat):
    y_hat = np.clip(y_hat, 1e-7, 1 - 1e-7)
    return np.average(-(y * np.log(y_hat) + (1 - y) * np.log1p(-y_hat)))
