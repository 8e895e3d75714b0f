"""Right answers to the exercises of Lab 12, recurrent networks, as students write them."""

import math

import keras
import numpy as np
from keras import layers


def build_tide_gauge__functional():
    i = keras.Input((48, 3))
    x = layers.LSTM(16, return_sequences=True)(i)
    x = layers.LSTM(16)(x)
    return keras.Model(i, layers.Dense(1)(x))


def build_tide_gauge__input_shape():
    pass
    model = keras.Sequential(
        [
            layers.GRU(16, return_sequences=True, input_shape=(48, 3)),
            layers.GRU(16),
            layers.Dense(1),
        ]
    )
    return model


def build_tide_gauge__lstm():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(48, 3)),
            layers.LSTM(8, return_sequences=True),
            layers.LSTM(8),
            layers.Dense(1),
        ]
    )
    return model


def build_tide_gauge__simple():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(48, 3)),
            layers.SimpleRNN(12, return_sequences=True),
            layers.SimpleRNN(12),
            layers.Dense(1),
        ]
    )
    return model


def build_tide_gauge__convlstm_no():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(48, 3)),
            layers.LSTM(units=10, return_sequences=1),
            layers.LSTM(units=10),
            keras.layers.Dense(units=1),
        ]
    )
    return model


def build_tide_gauge__rescale_out():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(48, 3)),
            layers.GRU(16, return_sequences=True),
            layers.GRU(16),
            layers.Dense(1),
            layers.Rescaling(3.0),
        ]
    )
    return model


def build_tide_gauge__bidir_merge_sum():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(48, 3)),
            layers.Bidirectional(layers.GRU(8, return_sequences=True), merge_mode="sum"),
            layers.GRU(8),
            layers.Dense(1),
        ]
    )
    return model


def build_tide_gauge__three():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(48, 3)),
            layers.GRU(16, return_sequences=True),
            layers.GRU(16, return_sequences=True),
            layers.GRU(16),
            layers.Dense(1),
        ]
    )
    return model


def build_tide_gauge__second_seq_gap1d():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(48, 3)),
            layers.GRU(16, return_sequences=True),
            layers.GRU(16, return_sequences=True),
            layers.GlobalAveragePooling1D(),
            layers.Dense(1),
        ]
    )
    return model


def build_tide_gauge__reshape_out():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(48, 3)),
            layers.GRU(16, return_sequences=True),
            layers.GRU(16, return_sequences=True),
            layers.Dense(1),
            layers.Reshape((48,)),
            layers.Dense(1),
        ]
    )
    return model


def build_tide_gauge__convolution_in_front():
    return keras.Sequential(
        [
            keras.Input((48, 3)),
            layers.Conv1D(8, 3, activation="relu"),
            layers.GRU(16, return_sequences=True),
            layers.GRU(16),
            layers.Dense(1),
        ]
    )


def cell_step__a(x, h, W, U, b):
    return np.tanh(x @ W + h @ U + b)


def cell_step__i(x, h, W, U, b):
    h = np.tanh(x @ W + h @ U + b)
    return h


def cell_step__h(x, h, W, U, b):
    return np.tanh((W.T @ x.T + U.T @ h.T).T + b)


def cell_step__k(x, h, W, U, b):
    return np.vstack([np.tanh(r @ W + m @ U + b) for r, m in zip(x, h)])


def cell_step__j(x, h, W, U, b):
    return np.tanh(x.astype("float32") @ W + h.astype("float32") @ U + b)


def cell_step__c(x, h, W, U, b):
    return np.tanh(np.concatenate([x, h], axis=1) @ np.concatenate([W, U]) + b)


def cell_step__e(x, h, W, U, b):
    z = x @ W + h @ U + b
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def cell_step__l(x, h, W, U, b):
    return np.tanh(np.einsum("ni,iu->nu", x, W) + np.einsum("nk,ku->nu", h, U) + b[None])


def cell_step__d(x, h, W, U, b):
    out = []
    for i in range(len(x)):
        out.append(np.tanh(x[i] @ W + h[i] @ U + b))
    return np.array(out)


def cell_step__g(x, h, W, U, b):
    out = np.zeros(h.shape)
    for s in range(h.shape[0]):
        for n in range(h.shape[1]):
            z = b[n]
            for i in range(x.shape[1]):
                z += x[s, i] * W[i, n]
            for m in range(h.shape[1]):
                z += h[s, m] * U[m, n]
            out[s, n] = math.tanh(z)
    return out


def cut_windows__c(series, steps):
    X = np.lib.stride_tricks.sliding_window_view(series, steps)[:-1]
    return X, series[steps:]


def cut_windows__d(series, steps):
    i = np.arange(len(series) - steps)[:, None] + np.arange(steps)
    return series[i], series[steps:]


def cut_windows__k_all(series, steps):
    table = np.array([series[i : i + steps + 1] for i in range(len(series) - steps)])
    return table[:, :-1], table[:, -1]


def cut_windows__e(series, steps):
    X = np.column_stack([series[k : len(series) - steps + k] for k in range(steps)])
    y = series[steps:].copy()
    return X, y


def cut_windows__g_tuple_brackets(series, steps):
    X = [list(series[i : i + steps]) for i in range(len(series) - steps)]
    y = list(series[steps:])
    return (np.array(X), np.array(y))


def cut_windows__f(series, steps):
    X = np.stack([series[e - steps : e] for e in range(steps, len(series))])
    return X, np.array([series[e] for e in range(steps, len(series))])


def cut_windows__a(series, steps):
    X = []
    y = []
    for i in range(len(series) - steps):
        X.append(series[i : i + steps])
        y.append(series[i + steps])
    return np.array(X), np.array(y)


def cut_windows__l_while(series, steps):
    X = []
    y = []
    i = 0
    while i + steps < series.shape[0]:
        X += [series[i : i + steps]]
        y += [series[i + steps]]
        i += 1
    return np.asarray(X), np.asarray(y)


def cut_windows__b(series, steps):
    n = len(series) - steps
    X = np.zeros((n, steps))
    y = np.zeros(n)
    for i in range(n):
        X[i] = series[i : i + steps]
        y[i] = series[i + steps]
    return X, y


def cut_windows__j_f32(series, steps):
    X = np.zeros((len(series) - steps, steps), "float32")
    y = np.zeros(len(series) - steps, "float32")
    for i in range(len(y)):
        X[i, :] = series[i : i + steps]
        y[i] = series[i + steps]
    return X, y


def error_of_repeating__a(numbers, lag):
    return np.sqrt(np.mean((numbers[lag:] - numbers[:-lag]) ** 2))


def error_of_repeating__b(numbers, lag):
    return np.sqrt(((numbers[:-lag] - numbers[lag:]) ** 2).mean())


def error_of_repeating__g(numbers, lag):
    d = numbers[lag:] - numbers[:-lag]
    return np.sqrt(d @ d / d.size)


def error_of_repeating__f(numbers, lag):
    d = (numbers - np.roll(numbers, lag))[lag:]
    return np.sqrt(np.mean(d**2))


def error_of_repeating__c(numbers, lag):
    return float(np.mean((numbers[lag:] - numbers[: len(numbers) - lag]) ** 2) ** 0.5)


def error_of_repeating__e(numbers, lag):
    d = numbers[lag:] - numbers[:-lag]
    return np.linalg.norm(d) / np.sqrt(len(d))


def error_of_repeating__h_0d(numbers, lag):
    d = numbers[lag:] - numbers[:-lag]
    return np.array(np.sqrt(np.mean(np.square(d))))


def error_of_repeating__i_f32(numbers, lag):
    d = (numbers[lag:] - numbers[:-lag]).astype("float32")
    return np.sqrt(np.mean(d**2))


def error_of_repeating__j(numbers, lag):
    from sklearn.metrics import mean_squared_error

    return np.sqrt(mean_squared_error(numbers[lag:], numbers[:-lag]))


def error_of_repeating__d(numbers, lag):
    s = 0
    for i in range(lag, len(numbers)):
        s += (numbers[i] - numbers[i - lag]) ** 2
    return math.sqrt(s / (len(numbers) - lag))


def split_at_year__i_split(years, numbers, first_test):
    a, b = np.split(numbers, [np.sum(years < first_test)])
    return (a - a.mean()) / a.std(), (b - a.mean()) / a.std()


def split_at_year__b(years, numbers, first_test):
    mask = years < first_test
    s = (numbers - numbers[mask].mean()) / numbers[mask].std()
    return s[mask], s[~mask]


def split_at_year__c(years, numbers, first_test):
    k = np.searchsorted(years, first_test)
    z = (numbers - np.mean(numbers[:k])) / np.std(numbers[:k])
    return z[:k], z[k:]


def split_at_year__a(years, numbers, first_test):
    before = numbers[years < first_test]
    after = numbers[years >= first_test]
    m = before.mean()
    s = before.std()
    return (before - m) / s, (after - m) / s


def split_at_year__j_prepare_def(years, numbers, first_test):
    def scale(s):
        return (s - m) / sd

    a = numbers[years < first_test]
    m, sd = a.mean(), a.std()
    return scale(a), scale(numbers[years >= first_test])


def split_at_year__f_by_hand(years, numbers, first_test):
    a = numbers[years < first_test]
    b = numbers[years >= first_test]
    m = sum(a) / len(a)
    v = sum((a - m) ** 2) / len(a)
    return (a - m) / v**0.5, (b - m) / math.sqrt(v)


def split_at_year__g_f32(years, numbers, first_test):
    a = numbers[years < first_test].astype("float32")
    b = numbers[years >= first_test].astype("float32")
    m = a.mean()
    s = a.std()
    return (a - m) / s, (b - m) / s


def split_at_year__h_where(years, numbers, first_test):
    i = np.where(years < first_test)[0]
    j = np.flatnonzero(years >= first_test)
    m = numbers[i].mean()
    s = numbers[i].std()
    return (numbers[i] - m) / s, (numbers[j] - m) / s


def split_at_year__d_loop(years, numbers, first_test):
    a = []
    b = []
    for y, n in zip(years, numbers):
        if y < first_test:
            a.append(n)
        else:
            b.append(n)
    a = np.array(a)
    b = np.array(b)
    m = a.mean()
    s = a.std()
    return (a - m) / s, (b - m) / s


def split_at_year__k_sklearn(years, numbers, first_test):
    from sklearn.preprocessing import StandardScaler

    a = numbers[years < first_test]
    b = numbers[years >= first_test]
    sc = StandardScaler().fit(a[:, None])
    return sc.transform(a[:, None])[:, 0], sc.transform(b[:, None]).ravel()


def cell_step__with_dot_and_a_copy(x, h, W, U, b):
    z = np.dot(x, W)
    z += np.dot(h, U)
    z += b
    return np.tanh(z, out=z)


def build_tide_gauge__dense_behind_the_memories():
    return keras.Sequential(
        [
            keras.Input((48, 3)),
            layers.GRU(16, return_sequences=True, dropout=0.2),
            layers.LSTM(16),
            layers.Dense(8, activation="relu"),
            layers.Dense(1),
        ]
    )
