"""Right answers to the exercises of Lab 4, gradient descent, as students write them."""

import numpy as np


def mse_gradient__y_hat_and_sums(w, b, x, y):
    n = len(y)
    y_hat = w * x + b
    dw = (2 / n) * np.sum((y_hat - y) * x)
    db = (2 / n) * np.sum(y_hat - y)
    return float(dw), float(db)


def mse_gradient__minus_the_other_way(w, b, x, y):
    residual = y - b - w * x
    return (-2 * residual * x).mean(), (-2 * residual).mean()


def mse_gradient__a_loop(w, b, x, y):
    dw, db = 0, 0
    for one, target in zip(x, y, strict=True):
        error = one * w + b - target
        dw += 2 * error * one / len(x)
        db += 2 * error / len(x)
    return dw, db


def mse_gradient__measured(w, b, x, y):
    def loss(w, b):
        return np.mean((w * x + b - y) ** 2)

    h = 1e-6
    return (loss(w + h, b) - loss(w, b)) / h, (loss(w, b + h) - loss(w, b)) / h


def mse_gradient__matrix(w, b, x, y):
    X = np.column_stack([x, np.ones(len(x))])
    dw, db = 2 * X.T @ (X @ np.array([w, b]) - y) / len(x)
    return dw, db


def descent_step__slopes_first(w, b, x, y, learning_rate):
    error = w * x + b - y
    dw, db = 2 * np.mean(error * x), 2 * np.mean(error)
    w = w - learning_rate * dw
    b = b - learning_rate * db
    return w, b


def descent_step__in_place(w, b, x, y, learning_rate):
    y_hat = w * x + b
    w -= learning_rate * 2 * ((y_hat - y) * x).mean()
    b -= learning_rate * 2 * (y_hat - y).mean()
    return w, b


def descent_step__all_at_once(w, b, x, y, learning_rate):
    w, b = (
        w + learning_rate * 2 * np.mean((y - w * x - b) * x),
        b + learning_rate * 2 * np.mean(y - w * x - b),
    )
    return w, b


def descent_step__a_function_inside(w, b, x, y, learning_rate):
    def gradient():
        error = [w * x[i] + b - y[i] for i in range(len(x))]
        n = len(error)
        return 2 * sum(e * x[i] for i, e in enumerate(error)) / n, 2 * sum(error) / n

    dw, db = gradient()
    return w - learning_rate * dw, b - learning_rate * db


def descent_step__a_vector(w, b, x, y, learning_rate):
    X = np.column_stack([x, np.ones_like(x)])
    weights = np.array([w, b])
    weights = weights - learning_rate * 2 * X.T @ (X @ weights - y) / len(y)
    return weights[0], weights[1]


def largest_rate__shortened(x):
    return 1 / np.mean(x**2)


def largest_rate__dot(x):
    return len(x) / (x @ x)


def largest_rate__a_loop(x):
    total = 0
    for one in x:
        total += one * one
    return 2 / (2 * total / len(x))


def largest_rate__difference_of_slopes(x):
    def slope(w):
        return 2 * (w * x * x).mean()

    return float(2 / (slope(4) - slope(3)))


def largest_rate__means_of_mean_and_spread(x):
    return 1 / (np.var(x) + np.mean(x) ** 2)


def mini_batches__one_line(X, y, order, batch_size):
    return [
        (X[order[i : i + batch_size]], y[order[i : i + batch_size]])
        for i in range(0, len(order), batch_size)
    ]


def mini_batches__while(X, y, order, batch_size):
    batches, left = [], order
    while len(left) > 0:
        batches.append((X[left[:batch_size]], y[left[:batch_size]]))
        left = left[batch_size:]
    return batches


def mini_batches__shuffled_first(X, y, order, batch_size):
    X_mixed, y_mixed = X[order], y[order]
    out = []
    for i in range(0, X.shape[0], batch_size):
        end = min(i + batch_size, X.shape[0])
        out += [(X_mixed[i:end], y_mixed[i:end])]
    return out


def mini_batches__counted(X, y, order, batch_size):
    n = int(np.ceil(len(y) / batch_size))
    batches = []
    for k in range(n):
        rows = order[k * batch_size : (k + 1) * batch_size].tolist()
        pair = X[rows, :], y[rows]
        batches.append(pair)
    return batches


def mini_batches__split(X, y, order, batch_size):
    parts = np.split(order, np.arange(batch_size, len(order), batch_size))
    return list(zip([X[part] for part in parts], [y[part] for part in parts], strict=True))


def adam_step__named_betas(w, dw, m, v, t, learning_rate):
    beta_1, beta_2, epsilon = 0.9, 0.999, 1e-7
    m = beta_1 * m + (1 - beta_1) * dw
    v = beta_2 * v + (1 - beta_2) * np.square(dw)
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, m, v


def adam_step__new_names(w, dw, m, v, t, learning_rate):
    new_m = 0.9 * m + 0.1 * dw
    new_v = 0.999 * v + 0.001 * dw * dw
    correction = 1 / (1 - np.power(0.9, t))
    step = learning_rate * new_m * correction / ((new_v / (1 - 0.999**t)) ** 0.5 + 10**-7)
    return w - step, new_m, new_v


def adam_step__copies_in_place(w, dw, m, v, t, learning_rate):
    w, m, v = w.copy(), m.copy(), v.copy()
    m *= 0.9
    m += 0.1 * dw
    v += 0.001 * (dw**2 - v)
    w -= learning_rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-7)
    return w, m, v


def adam_step__weight_by_weight(w, dw, m, v, t, learning_rate):
    new_w, new_m, new_v = np.zeros(len(w)), np.zeros(len(w)), np.zeros(len(w))
    for i in range(len(w)):
        new_m[i] = 0.9 * m[i] + 0.1 * dw[i]
        new_v[i] = 0.999 * v[i] + 0.001 * dw[i] ** 2
        root = np.sqrt(new_v[i] / (1 - 0.999**t))
        new_w[i] = w[i] - learning_rate * (new_m[i] / (1 - 0.9**t)) / (root + 1e-7)
    return new_w, new_m, new_v
