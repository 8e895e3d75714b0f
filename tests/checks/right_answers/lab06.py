"""Right answers to the exercises of Lab 6, backpropagation, as students write them."""

import numpy as np

from utils.nn import mse, sigmoid


def output_error__step_by_step(z, y):
    a = sigmoid(z)
    da = 2 * (a - y) / len(y)
    dz = da * a * (1 - a)
    return dz


def output_error__own_sigmoid(z, y):
    n = z.shape[0]
    a = 1 / (1 + np.exp(-z))
    return (2 / n) * (a - y) * (a - a**2)


def output_error__minus_outside(z, y):
    a = sigmoid(z)
    return -2 * (y - a) * a * (1 - a) / y.size


def output_error__loop(z, y):
    dz = np.zeros_like(z)
    for i in range(len(z)):
        a = sigmoid(z[i, 0])
        dz[i, 0] = 2 * (a - y[i, 0]) * a * (1 - a) / len(z)
    return dz


def output_error__rows(z, y):
    rows = []
    for z_i, y_i in zip(z, y):
        a = sigmoid(z_i)
        rows.append(a * (1 - a) * 2 * (a - y_i) / len(y))
    return np.array(rows)


def output_error__slope_from_z(z, y):
    slope = sigmoid(z) * sigmoid(-z)
    return np.multiply(np.divide(2 * (sigmoid(z) - y), len(y)), slope)


def output_error__nudged(z, y):
    h = 1e-6
    dz = np.empty(z.shape)
    for i in range(len(z)):
        up, down = z.copy(), z.copy()
        up[i] += h
        down[i] -= h
        dz[i] = (np.mean((sigmoid(up) - y) ** 2) - np.mean((sigmoid(down) - y) ** 2)) / (2 * h)
    return dz


def dense_backward__one_line(X, W, dz):
    return X.T @ dz, dz.sum(axis=0), dz @ W.T


def dense_backward__dot(X, W, dz):
    dW = np.dot(np.transpose(X), dz)
    db = np.sum(dz, axis=0)
    dX = np.dot(dz, np.transpose(W))
    return dW, db, dX


def dense_backward__turned_over(X, W, dz):
    return (dz.T @ X).T, dz.T.sum(axis=1), (W @ dz.T).T


def dense_backward__samples(X, W, dz):
    dW = np.zeros_like(W)
    db = np.zeros(W.shape[1])
    dX = []
    for x_i, dz_i in zip(X, dz):
        dW += np.outer(x_i, dz_i)
        db = db + dz_i
        dX.append(W @ dz_i)
    return dW, db, np.array(dX)


def dense_backward__loops(X, W, dz):
    n, n_in = X.shape
    n_out = W.shape[1]
    dW, db, dX = np.zeros((n_in, n_out)), np.zeros(n_out), np.zeros((n, n_in))
    for k in range(n):
        for j in range(n_out):
            db[j] += dz[k, j]
            for i in range(n_in):
                dW[i, j] += X[k, i] * dz[k, j]
                dX[k, i] += W[i, j] * dz[k, j]
    return dW, db, dX


def dense_backward__einsum(X, W, dz):
    dW = np.einsum("ki,kj->ij", X, dz)
    return dW, np.ones(len(dz)) @ dz, np.einsum("kj,ij->ki", dz, W)


def measured_gradient__put_back(f, w, step):
    w = w.copy()
    slopes = []
    for i in range(len(w)):
        here = w[i]
        w[i] = here + step
        above = f(w)
        w[i] = here - step
        below = f(w)
        w[i] = here
        slopes.append((above - below) / (2 * step))
    return np.array(slopes)


def measured_gradient__unit_vectors(f, w, step):
    return np.array([(f(w + e) - f(w - e)) / 2 / step for e in step * np.eye(len(w))])


def measured_gradient__like(f, w, step):
    slopes = np.zeros_like(w)
    for i, value in enumerate(w):
        up = np.copy(w)
        up[i] = value + step
        down = np.copy(w)
        down[i] = value - step
        slopes[i] = (f(up) - f(down)) / (up[i] - down[i])
    return slopes


def measured_gradient__nudge_array(f, w, step):
    slopes = np.empty(w.shape)
    for i in range(w.size):
        nudge = np.zeros(w.size)
        nudge[i] = step
        slopes[i] = (f(w + nudge) - f(w - nudge)) / (2.0 * step)
    return slopes


def measured_gradient__copies_by_array(f, w, step):
    result = np.array([])
    for i in range(w.shape[0]):
        up = np.array(w)
        down = np.array(w)
        up[i], down[i] = up[i] + step, down[i] - step
        result = np.append(result, (f(up) - f(down)) * (0.5 / step))
    return result


def training_step__earlier_ones(X, y, W, b, learning_rate):
    def output_error(z, y):
        a = sigmoid(z)
        return 2 * (a - y) / len(y) * a * (1 - a)

    def dense_backward(X, W, dz):
        return X.T @ dz, dz.sum(axis=0), dz @ W.T

    dW, db, dX = dense_backward(X, W, output_error(X @ W + b, y))
    return W - learning_rate * dW, b - learning_rate * db


def training_step__copies(X, y, W, b, learning_rate):
    a = sigmoid(np.dot(X, W) + b)
    dz = (2 / X.shape[0]) * (a - y) * a * (1 - a)
    W, b = W.copy(), b.copy()
    W -= learning_rate * np.dot(X.T, dz)
    b -= learning_rate * np.sum(dz, axis=0)
    return W, b


def training_step__one_number_for_db(X, y, W, b, learning_rate):
    a = 1 / (1 + np.exp(-(X @ W + b)))
    dz = 2 * (a - y) * a * (1 - a)
    return W - learning_rate * X.T @ dz / len(X), b - learning_rate * np.mean(dz)


def training_step__plus_minus_error(X, y, W, b, learning_rate):
    a = sigmoid(X @ W + b)
    dz = 2 * (y - a) / len(y) * a * (1 - a)
    return W + learning_rate * (X.T @ dz), b + learning_rate * dz.sum(axis=0)


def training_step__samples(X, y, W, b, learning_rate):
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i in range(len(X)):
        a = sigmoid(X[i] @ W + b)
        dz = 2 * (a - y[i]) * a * (1 - a) / len(X)
        dW += X[i].reshape(-1, 1) * dz
        db += dz
    return W - learning_rate * dW, b - learning_rate * db


def training_step__nudged(X, y, W, b, learning_rate):
    def loss(W, b):
        return mse(y, sigmoid(X @ W + b))

    h = 1e-5
    dW = np.zeros_like(W)
    for i in range(len(W)):
        nudge = np.zeros_like(W)
        nudge[i] = h
        dW[i] = (loss(W + nudge, b) - loss(W - nudge, b)) / (2 * h)
    db = np.array([(loss(W, b + h) - loss(W, b - h)) / (2 * h)])
    return W - learning_rate * dW, b - learning_rate * db
