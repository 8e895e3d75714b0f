"""Right answers to the exercises of Lab 9, the output layer, as students write them."""

import keras
import numpy as np
from keras import layers


def build_fraud_alarm__activation_layers_relu_too():
    m = keras.Sequential(
        [keras.Input((12,)), layers.Dense(32, activation=layers.ReLU()), layers.Dense(1, "sigmoid")]
    )
    m.compile("adam", "binary_crossentropy")
    return m


def build_fraud_alarm__metrics_loss_by_lambda():
    m = keras.Sequential([keras.Input((12,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")])
    m.compile("adam", lambda y, p: keras.losses.binary_crossentropy(y, p))
    return m


def build_fraud_alarm__fn_loss():
    m = keras.Sequential(
        [
            keras.Input((12,)),
            layers.Dense(32),
            layers.ReLU(),
            layers.Dense(1),
            layers.Activation("sigmoid"),
        ]
    )
    m.compile("adam", keras.losses.binary_crossentropy)
    return m


def build_fraud_alarm__loss_list_obj():
    m = keras.Sequential(
        [keras.Input((12,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid", name="fraud")]
    )
    m.compile(optimizer="adam", loss=[keras.losses.BinaryCrossentropy()])
    return m


def build_fraud_alarm__binarycrossentropy_str():
    m = keras.Sequential(
        [
            layers.Dense(32, activation="relu", input_shape=(12,)),
            layers.Dense(8, "relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    m.compile("adam", "BinaryCrossentropy")
    return m


def build_fraud_alarm__bce():
    m = keras.Sequential(
        [
            layers.InputLayer(shape=(12,)),
            layers.Dense(32),
            layers.BatchNormalization(),
            layers.Activation("relu"),
            layers.Dense(1, keras.ops.sigmoid),
        ]
    )
    m.compile("adam", "bce")
    return m


def build_fraud_alarm__functional_lists():
    i = keras.Input((12,))
    h = layers.Dense(64, "relu")(i)
    o = layers.Dense(1, activation="sigmoid")(h)
    m = keras.Model(inputs=[i], outputs=[o])
    m.compile(loss=["binary_crossentropy"], optimizer="rmsprop")
    return m


def build_fraud_alarm__helper_own_loss_name():
    def body():
        return [
            keras.Input(shape=(12,)),
            layers.Normalization(),
            layers.Dense(16, "relu"),
            layers.Dense(1, "sigmoid"),
        ]

    net = keras.Sequential(body())
    net.compile(
        optimizer=keras.optimizers.AdamW(1e-3),
        loss="binary_crossentropy",
        weighted_metrics=["accuracy"],
    )
    return net


def build_fraud_alarm__functional():
    i = keras.Input((12,))
    h = layers.Dense(64, "relu")(i)
    h = layers.Dropout(0.3)(h)
    o = layers.Dense(1, activation=keras.activations.sigmoid)(h)
    m = keras.Model(i, o)
    m.compile(
        keras.optimizers.SGD(0.1),
        keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.Recall()],
    )
    return m


def build_fraud_alarm__normalization_4_layers_named():
    net = keras.Sequential(name="alarm")
    for n in [128, 64, 32, 16]:
        net.add(layers.Dense(n, activation="relu"))
    net.add(layers.Dense(1, activation="sigmoid"))
    net.build((None, 12))
    net.compile(
        loss=keras.losses.BinaryCrossentropy(label_smoothing=0.0, name="my_loss"), optimizer="adam"
    )
    return net


def build_fraud_alarm__loss_of_ones_own():
    alarm = keras.Sequential(
        [keras.Input((12,)), layers.Dense(16, "relu"), layers.Dense(1, "sigmoid")]
    )
    alarm.compile("adam", lambda y, p: keras.losses.binary_crossentropy(y, p))
    return alarm


def exact_match__np_round_half_to_even_0(Y, P):
    return np.mean((np.round(P) == Y).all(axis=1))


def exact_match__abs(Y, P):
    D = abs((P > 0.5) - Y)
    return 1 - D.max(axis=1).mean()


def exact_match__n0_d(Y, P):
    return np.asarray(np.prod((P > 0.5) == (Y > 0.5), axis=1).mean())


def exact_match__min(Y, P):
    return np.float32(np.min((np.where(P > 0.5, 1, 0) == Y), axis=1).mean())


def exact_match__no_mistakes(Y, P):
    wrong = ((P > 0.5) != Y).sum(axis=1)
    return float((wrong == 0).mean())


def exact_match__round(Y, P):
    given = (P > 0.5).astype(int)
    return np.mean(np.all(given == Y, axis=1))


def exact_match__sum_n_labels(Y, P):
    r = ((P > 1 / 2) == Y.astype(bool)).sum(axis=1)
    return np.count_nonzero(r == Y.shape[1]) / Y.shape[0]


def exact_match__array_equal(Y, P):
    n = 0
    for y, p in zip(Y, P):
        if np.array_equal(y, (p > 0.5).astype(int)):
            n += 1
    return n / len(Y)


def exact_match__loops(Y, P):
    hits = 0
    for i in range(len(Y)):
        ok = True
        for j in range(Y.shape[1]):
            if (P[i, j] > 0.5) != (Y[i, j] == 1):
                ok = False
        hits += ok
    return hits / len(Y)


def loss_by_picture__abs_trick(Y, P):
    return np.mean(-np.log(np.abs(1 - Y - P)), axis=1)


def loss_by_picture__where(Y, P):
    return -np.log(np.where(Y == 1, P, 1 - P)).mean(axis=1)


def loss_by_picture__list_comp_of_vector(Y, P):
    return np.array([-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) for y, p in zip(Y, P)])


def loss_by_picture__sum_shape(Y, P):
    L = Y * np.log(P) + (1 - Y) * np.log1p(-P)
    return -np.sum(L, axis=1) / Y.shape[1]


def loss_by_picture__float32(Y, P):
    return -np.mean(Y * np.log(P) + (1.0 - Y) * np.log(1.0 - P), axis=-1).astype(np.float32)


def loss_by_picture__clip_tiny(Y, P):
    P = np.clip(P, 1e-7, 1 - 1e-7)
    return -(Y * np.log(P) + (1 - Y) * np.log(1 - P)).mean(axis=1)


def loss_by_picture__p32(Y, P):
    Y = Y.astype("float32")
    P = P.astype("float32")
    return -(Y * np.log(P) + (1 - Y) * np.log(1 - P)).mean(1)


def loss_by_picture__einsum(Y, P):
    L = np.einsum("ij,ij->i", Y, np.log(P)) + np.einsum("ij,ij->i", 1 - Y, np.log(1 - P))
    return -L / Y.shape[1]


def loss_by_picture__loop(Y, P):
    out = []
    for y, p in zip(Y, P):
        s = 0
        for j in range(len(y)):
            s -= y[j] * np.log(p[j]) + (1 - y[j]) * np.log(1 - p[j])
        out.append(s / len(y))
    return np.array(out)


def threshold_for_recall__quantile_inverted(y, p, wanted):
    ill = p[y == 1]
    return -np.quantile(-ill, wanted, method="inverted_cdf")


def threshold_for_recall__max_comp_all_p(y, p, wanted):
    return max(t for t in p if np.sum((p >= t) & (y == 1)) / np.sum(y) >= wanted)


def threshold_for_recall__sort_ceil(y, p, wanted):
    ill = np.sort(p[y == 1])[::-1]
    k = int(np.ceil(wanted * len(ill) - 1e-9))
    return ill[k - 1]


def threshold_for_recall__vector(y, p, wanted):
    ill = p[y == 1]
    rec = (ill[None, :] >= ill[:, None]).mean(axis=1)
    return ill[rec >= wanted].max()


def threshold_for_recall__cumsum(y, p, wanted):
    order = np.argsort(-p)
    rec = np.cumsum(y[order]) / y.sum()
    return p[order][np.argmax(rec >= wanted)]


def threshold_for_recall__while(y, p, wanted):
    ill = np.sort(p[y.astype(bool)])
    i = len(ill) - 1
    while (ill >= ill[i]).sum() < wanted * len(ill):
        i -= 1
    return ill[i]


def threshold_for_recall__list_loop(y, p, wanted):
    ill = sorted([float(b) for a, b in zip(y, p) if a == 1], reverse=True)
    n = 0
    for t in ill:
        n += 1
        if n / len(ill) >= wanted:
            return t


def threshold_for_recall__float32(y, p, wanted):
    ill = np.sort(p[y > 0.5])[::-1]
    recalls = [np.mean(ill >= t) for t in ill]
    for t, r in zip(ill, recalls):
        if r >= wanted:
            return np.float32(t)


def binary_crossentropy(y, p):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_by_picture__with_a_helper_of_a_known_name(Y, P):
    return binary_crossentropy(Y, P).mean(axis=1)


def loss_by_picture__absolute_difference(Y, P):
    return np.abs(Y * np.log(P) - (1 - Y) * np.log(1 - P)).mean(axis=1)


def threshold_for_recall__count_down(y, p, wanted):
    best = 1.0
    for t in p[y == 1]:
        if np.mean(p[y == 1] >= t) >= wanted:
            best = t if best == 1.0 else max(best, t)
    return best
