"""Right answers to the exercises of Lab 10, generalization, as students write them."""

import keras
import numpy as np
from keras import layers


def build_guarded_classifier__string_l2():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(128, "relu", kernel_regularizer="l2"),
            layers.Dropout(0.25),
            layers.Dense(10, "softmax"),
        ]
    )


def build_guarded_classifier__activation_layers_relu():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(
                128, activation=layers.ReLU(), kernel_regularizer=keras.regularizers.L2(1e-3)
            ),
            layers.Dropout(0.5),
            layers.Dense(10, "softmax"),
        ]
    )


def build_guarded_classifier__dropout_on_hidden_then_act_order():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(128, kernel_regularizer=keras.regularizers.L2(1e-3)),
            layers.Dropout(0.5),
            layers.Activation("relu"),
            layers.Dense(10, "softmax"),
        ]
    )


def build_guarded_classifier__dense_softmax_activation_linear():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(128, "relu", kernel_regularizer=keras.regularizers.L2(0.001)),
            layers.Dropout(0.3),
            layers.Dense(10, "softmax"),
            layers.Activation("linear"),
        ]
    )


def build_guarded_classifier__functional_lists():
    i = keras.Input((784,))
    x = layers.Dense(256, "relu", kernel_regularizer=keras.regularizers.l2(0.01))(i)
    x = layers.Dropout(rate=0.2)(x)
    return keras.Model([i], [layers.Dense(10, "softmax")(x)])


def build_guarded_classifier__rescaling_seed():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Rescaling(1 / 255),
            layers.Dense(1024, "relu", kernel_regularizer=keras.regularizers.L2(l2=1e-4)),
            layers.Dropout(0.5, seed=3),
            layers.Dense(10, "softmax"),
        ]
    )


def build_guarded_classifier__bn():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(128, kernel_regularizer=keras.regularizers.L2(1e-3)),
            layers.BatchNormalization(),
            layers.Activation("relu"),
            layers.Dropout(0.5),
            layers.Dense(10, "softmax"),
        ]
    )


def build_guarded_classifier__functional():
    i = keras.Input((784,))
    x = layers.Dense(256, kernel_regularizer=keras.regularizers.l2(0.01))(i)
    x = layers.ReLU()(x)
    x = layers.Dropout(rate=0.2)(x)
    x = layers.Dense(10)(x)
    return keras.Model(i, layers.Softmax()(x))


def build_guarded_classifier__spatial():
    net = keras.models.Sequential(
        [
            layers.Input(shape=(784,)),
            layers.Dense(
                units=200,
                activation=keras.ops.relu,
                kernel_regularizer=keras.regularizers.get("l2"),
            ),
            layers.Dropout(2 / 5),
            layers.Dense(units=10, activation=keras.ops.softmax),
        ]
    )
    return net


def build_guarded_classifier__add():
    m = keras.Sequential()
    m.add(layers.InputLayer(shape=(784,)))
    m.add(
        layers.Dense(
            128,
            activation=keras.activations.relu,
            kernel_regularizer=keras.regularizers.L1L2(l1=0.0, l2=0.0001),
        )
    )
    m.add(layers.Dropout(0.3))
    m.add(
        layers.Dense(
            10,
            activation=keras.activations.softmax,
            kernel_regularizer=keras.regularizers.L2(0.001),
        )
    )
    m.compile("adam", "sparse_categorical_crossentropy")
    return m


def drop_nodes__not(a, draws, rate):
    return ~(draws < rate) * a * (1 / (1 - rate))


def drop_nodes__where(a, draws, rate):
    return np.where(draws < rate, 0, a / (1 - rate))


def drop_nodes__choose_multiply(a, draws, rate):
    return np.multiply(a, np.divide(draws >= rate, 1 - rate))


def drop_nodes__copy(a, draws, rate):
    b = a.copy() / (1 - rate)
    b[draws < rate] = 0
    return b


def drop_nodes__f32(a, draws, rate):
    return (np.float32(a) * (draws >= rate) / np.float32(1 - rate)).astype("float32")


def drop_nodes__plain(a, draws, rate):
    keep = 1 - rate
    mask = (draws >= rate).astype(float)
    return mask * a / keep


def drop_nodes__listcomp(a, draws, rate):
    return np.array(
        [[x / (1 - rate) if d >= rate else 0.0 for x, d in zip(r, s)] for r, s in zip(a, draws)]
    )


def drop_nodes__loops(a, draws, rate):
    out = np.zeros_like(a)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            if draws[i, j] >= rate:
                out[i, j] = a[i, j] / (1 - rate)
    return out


def split_by_patient__np_split(patients, order):
    return tuple(
        np.flatnonzero(np.isin(patients, part))
        for part in np.split(order, [len(order) * 6 // 10, len(order) * 8 // 10])
    )


def split_by_patient__round(p, o):
    a = round(0.6 * len(o))
    b = round(0.8 * len(o))
    rows = np.arange(len(p))
    return rows[np.isin(p, o[:a])], rows[np.isin(p, o[a:b])], rows[np.isin(p, o[b:])]


def split_by_patient__array_split_5(patients, order):
    a, b, c, d, e = np.array_split(order, 5)
    f = lambda x: np.flatnonzero(np.isin(patients, x))
    return f(np.concatenate([a, b, c])), f(d), f(e)


def split_by_patient__int_cuts(patients, order):
    n = len(order)
    a, b = n * 3 // 5, n * 4 // 5
    return (
        np.where(np.isin(patients, order[:a]))[0],
        np.where(np.isin(patients, order[a:b]))[0],
        np.where(np.isin(patients, order[b:]))[0],
    )


def split_by_patient__argsort_place(patients, order):
    place = np.array([np.flatnonzero(order == who)[0] for who in patients])
    n = len(order)
    return (
        np.flatnonzero(place < 0.6 * n),
        np.flatnonzero((place >= 0.6 * n) & (place < 0.8 * n)),
        np.flatnonzero(place >= 0.8 * n),
    )


def split_by_patient__sorted_concat(patients, order):
    n = order.size

    def rows(some):
        return np.sort(np.concatenate([np.flatnonzero(patients == s) for s in some])).astype(
            "int32"
        )

    return (
        rows(order[: int(n * 0.6)]),
        rows(order[int(n * 0.6) : int(n * 0.8)]),
        rows(order[-n // 5 :]),
    )


def split_by_patient__nonzero(patients, order):
    sizes = int(len(order) * 0.6), int(len(order) * 0.2)
    parts = order[: sizes[0]], order[sizes[0] : sizes[0] + sizes[1]], order[sizes[0] + sizes[1] :]
    a, b, c = [np.nonzero(np.isin(patients, q))[0] for q in parts]
    return a, b, c


def split_by_patient__leftover(patients, order):
    n = len(order)
    train = np.flatnonzero(np.isin(patients, order[: int(n * 0.6)]))
    val = np.flatnonzero(np.isin(patients, order[int(n * 0.6) : int(n * 0.8)]))
    test = np.setdiff1d(np.arange(len(patients)), np.concatenate([train, val]))
    return train, val, test


def split_by_patient__loops(patients, order):
    n = len(order) // 5
    parts = [
        set(order[: 3 * n].tolist()),
        set(order[3 * n : 4 * n].tolist()),
        set(order[4 * n :].tolist()),
    ]
    rows = [[], [], []]
    for i, who in enumerate(patients):
        for k in range(3):
            if who in parts[k]:
                rows[k].append(i)
    return np.array(rows[0]), np.array(rows[1]), np.array(rows[2])


def stop_early__numpy(val_losses, patience):
    for n in range(1, len(val_losses) + 1):
        k = np.argmin(val_losses[:n])
        if n - 1 - k == patience:
            break
    return k + 1, n


def stop_early__np_ints(v, p):
    best = 0
    last = len(v) - 1
    for i, x in enumerate(v):
        if x < v[best]:
            best = i
        elif i == best + p:
            last = i
            break
    return np.int64(best + 1), np.int32(last + 1)


def stop_early__return_in_loop(val_losses, patience):
    best = 0
    for i in range(len(val_losses)):
        if val_losses[i] < val_losses[best]:
            best = i
        if i - best >= patience:
            return best + 1, i + 1
    return best + 1, len(val_losses)


def stop_early__while(val_losses, patience):
    i = best = 0
    while i < len(val_losses) and i - best < patience:
        i += 1
        if i < len(val_losses) and val_losses[i] < val_losses[best]:
            best = i
    return best + 1, min(i + 1, len(val_losses))


def stop_early__min(val_losses, patience):
    last = len(val_losses)
    for e in range(patience + 1, len(val_losses) + 1):
        if min(val_losses[: e - patience]) <= min(val_losses[e - patience : e]):
            last = e
            break
    seen = val_losses[:last]
    return seen.index(min(seen)) + 1, last


def stop_early__count(val_losses, patience):
    lowest = np.inf
    waited = 0
    for epoch, loss in enumerate(val_losses, start=1):
        if loss < lowest:
            lowest, best, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best, epoch


def stop_early__cummin(val_losses, patience):
    v = np.array(val_losses)
    run = np.minimum.accumulate(v)
    new = np.r_[True, run[1:] < run[:-1]]
    best = np.maximum.accumulate(np.where(new, np.arange(len(v)), 0))
    stop = np.flatnonzero(np.arange(len(v)) - best == patience)
    last = stop[0] if len(stop) else len(v) - 1
    return best[last] + 1, last + 1


def stop_early__recursion_copy(val_losses, patience):
    losses = list(val_losses)
    best_epoch, best_loss, bad = 1, losses[0], 0
    for e in range(2, len(losses) + 1):
        if losses[e - 1] < best_loss:
            best_epoch, best_loss, bad = e, losses[e - 1], 0
        else:
            bad = bad + 1
        if bad >= patience:
            return (best_epoch, e)
    return (best_epoch, len(losses))
