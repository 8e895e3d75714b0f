"""Right answers to the exercises of Lab 7, regression, as students write them."""

import keras
import numpy as np
from keras import layers


def beat_the_line__n2_functional_mae():
    i = keras.Input((8,))
    x = layers.Dense(50, "relu")(i)
    x = layers.Dense(50, "relu")(x)
    m = keras.Model(i, layers.Dense(1)(x))
    m.compile(keras.optimizers.Adam(0.03), "mae")
    return m


def beat_the_line__n8_activation_layers_relu():
    m = keras.Sequential(
        [
            keras.Input((8,)),
            layers.Dense(50, activation=layers.ReLU()),
            layers.Dense(50, activation=layers.ReLU()),
            layers.Dense(1),
        ]
    )
    m.compile(keras.optimizers.Adam(0.03), "mse")
    return m


def beat_the_line__n5_bn():
    m = keras.Sequential(
        [
            layers.InputLayer(shape=(8,)),
            layers.Dense(64),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Dense(64),
            layers.Activation("relu"),
            layers.Dense(1),
        ]
    )
    m.compile(keras.optimizers.RMSprop(0.01), "mse")
    return m


def beat_the_line__n1_add_meansquarederror_obj():
    m = keras.Sequential()
    m.add(keras.Input((8,)))
    m.add(layers.Dense(64, activation="relu"))
    m.add(layers.Dense(64, activation="relu"))
    m.add(layers.Dense(1))
    m.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.02),
        loss=keras.losses.MeanSquaredError(),
        metrics=["mae"],
    )
    return m


def beat_the_line__loss_as_a_function():
    network = keras.Sequential(
        [
            keras.Input((8,)),
            layers.Dense(50, activation="relu"),
            layers.Dense(50, activation="relu"),
            layers.Dense(1),
        ]
    )
    network.compile(keras.optimizers.Adam(0.03), keras.losses.mean_squared_error)
    return network


def build_thermometer__relu_layers():
    return keras.Sequential(
        [
            keras.Input((5,)),
            layers.Dense(20),
            layers.ReLU(),
            layers.Dense(20),
            layers.ReLU(),
            layers.Dense(1),
        ]
    )


def build_thermometer__input_dim_kw():
    return keras.Sequential(
        [
            layers.Dense(32, activation="relu", input_dim=5),
            layers.Dense(32, activation="relu"),
            layers.Dense(1),
        ]
    )


def build_thermometer__input_shape_kw():
    return keras.Sequential(
        [
            layers.Dense(32, activation="relu", input_shape=(5,)),
            layers.Dense(32, activation="relu"),
            layers.Dense(1),
        ]
    )


def build_thermometer__out_lambda_identity():
    return keras.Sequential(
        [
            keras.Input((5,)),
            layers.Dense(32, "relu"),
            layers.Dense(32, "relu"),
            layers.Dense(1),
            layers.Rescaling(10),
        ]
    )


def build_thermometer__activation_layers_relu():
    return keras.Sequential(
        [
            keras.Input((5,)),
            layers.Dense(32, activation=layers.ReLU()),
            layers.Dense(32, activation=layers.ReLU()),
            layers.Dense(1),
        ]
    )


def build_thermometer__nested():
    body = keras.Sequential([keras.Input((5,)), layers.Dense(32, "relu"), layers.Dense(32, "relu")])
    return keras.Sequential([keras.Input((5,)), body, layers.Dense(1)])


def build_thermometer__activation_layers():
    return keras.Sequential(
        [
            keras.Input((5,)),
            layers.Dense(20),
            layers.Activation("relu"),
            layers.Dense(20),
            layers.Activation("relu"),
            layers.Dense(1),
            layers.Activation("linear"),
        ]
    )


def build_thermometer__add():
    m = keras.Sequential()
    m.add(keras.Input(shape=(5,)))
    m.add(layers.Dense(16, activation="relu"))
    m.add(layers.Dense(16, activation="relu"))
    m.add(layers.Dense(1))
    return m


def build_thermometer__tf_nn_relu():
    import tensorflow as tf

    return tf.keras.Sequential(
        [
            tf.keras.Input((5,)),
            tf.keras.layers.Dense(32, activation=tf.nn.relu),
            tf.keras.layers.Dense(32, activation=tf.nn.relu),
            tf.keras.layers.Dense(1),
        ]
    )


def build_thermometer__keras_models_keras_layers():
    net = keras.models.Sequential(name="thermo")
    net.add(keras.layers.InputLayer((5,)))
    net.add(keras.layers.Dense(units=100, activation="relu", kernel_initializer="he_normal"))
    net.add(keras.layers.Dense(units=100, activation="relu"))
    net.add(keras.layers.Dense(units=50, activation="relu"))
    net.add(keras.layers.Dense(units=1, name="celsius"))
    net.summary()
    return net


def predictors_and_target__pop_on_copy(t):
    t = t.copy()
    y = t.pop("Strength")
    return t.to_numpy(), y.to_numpy()


def predictors_and_target__values(table):
    X = table.drop("Strength", axis=1).values
    y = table.Strength.values
    return X, y


def predictors_and_target__ravel_2brackets(table):
    return table.drop(columns="Strength").to_numpy(), table[["Strength"]].to_numpy().ravel()


def predictors_and_target__loc(table):
    return table.loc[:, table.columns != "Strength"].to_numpy(), table.loc[:, "Strength"].to_numpy()


def predictors_and_target__float32(table):
    return table.drop(columns=["Strength"]).to_numpy("float32"), table["Strength"].to_numpy(
        "float32"
    )


def predictors_and_target__nparray(table):
    y = np.array(table["Strength"])
    X = np.asarray(table.drop(columns="Strength"))
    return X, y


def predictors_and_target__npdelete(table):
    k = list(table.columns).index("Strength")
    A = table.to_numpy()
    return np.delete(A, k, axis=1), A[:, k]


def predictors_and_target__cols(table):
    cols = [c for c in table.columns if c != "Strength"]
    return table[cols].to_numpy(), table["Strength"].to_numpy()


def predictors_and_target__object_rows(table):
    X = []
    y = []
    for i, row in table.iterrows():
        y.append(row["Strength"])
        X.append(row.drop("Strength").tolist())
    return np.array(X), np.array(y)


def predictors_and_target__loop_stack(table):
    cols = []
    for name in table:
        if name == "Strength":
            y = np.array(table[name].tolist())
        else:
            cols.append(table[name].tolist())
    return np.array(cols).T, y


def read_history__float_epoch(history):
    v = history["val_loss"]
    i = np.argmin(v)
    return float(i + 1), v[i] - history["loss"][i]


def read_history__np(h):
    v = np.array(h["val_loss"])
    l = np.array(h["loss"])
    i = np.argmin(v)
    return i + 1, (v - l)[i]


def read_history__n0_d(history):
    v = history["val_loss"]
    i = np.argmin(v)
    return np.asarray(i + 1), np.asarray(v[i] - history["loss"][i])


def read_history__list_index(history):
    v = history["val_loss"]
    l = history["loss"]
    best = v.index(min(v))
    return best + 1, v[best] - l[best]


def read_history__min_of_triples(history):
    t = [(b, n + 1, b - a) for n, (a, b) in enumerate(zip(history["loss"], history["val_loss"]))]
    return min(t)[1:]


def read_history__argsort_where(history):
    v = np.array(history["val_loss"])
    i = np.where(v == v.min())[0][0]
    return i + 1, v[i] - np.array(history["loss"])[i]


def read_history__float32(history):
    v = np.float32(history["val_loss"])
    l = np.float32(history["loss"])
    i = int(v.argmin())
    return i + 1, np.float32(v[i] - l[i])


def read_history__sort(history):
    i = sorted(range(len(history["loss"])), key=lambda k: history["val_loss"][k])[0]
    return (i + 1, history["val_loss"][i] - history["loss"][i])


def read_history__enumerate_start(history):
    low = float("inf")
    for epoch, (a, b) in enumerate(zip(history["loss"], history["val_loss"]), start=1):
        if b < low:
            low, e, gap = b, epoch, b - a
    return e, gap


def read_history__loop(history):
    best = 0
    for i in range(len(history["val_loss"])):
        if history["val_loss"][i] < history["val_loss"][best]:
            best = i
    gap = history["val_loss"][best] - history["loss"][best]
    return best + 1, gap


def scale_both__float32(a, b):
    m, s = a.mean(0), a.std(0)
    return ((a - m) / s).astype(np.float32), ((b - m) / s).astype("float32")


def scale_both__helper(X_train, X_test):
    def sc(X):
        return (X - np.mean(X_train, axis=0)) / np.std(X_train, axis=0)

    return sc(X_train), sc(X_test)


def scale_both__tuple_gen(X_train, X_test):
    mean, std = X_train.mean(axis=0, keepdims=True), X_train.std(axis=-2)
    return tuple((X - mean) / std for X in (X_train, X_test))


def scale_both__by_hand_std(X_train, X_test):
    n = len(X_train)
    m = X_train.sum(axis=0) / n
    s = np.sqrt(((X_train - m) ** 2).sum(axis=0) / n)
    return (X_train - m) / s, (X_test - m) / s


def scale_both__transposed(X_train, X_test):
    a = np.array([(c - t.mean()) / t.std() for c, t in zip(X_train.T, X_train.T)]).T
    b = np.array([(c - t.mean()) / t.std() for c, t in zip(X_test.T, X_train.T)]).T
    return a, b


def scale_both__jax_keras_layer(X_train, X_test):
    m = np.average(X_train, axis=0)
    s = X_train.var(axis=0) ** 0.5
    X_train = X_train - m
    X_test = X_test - m
    X_train = X_train / s
    X_test = X_test / s
    return X_train, X_test


def scale_both__loops(X_train, X_test):
    A = np.zeros(X_train.shape)
    B = np.zeros(X_test.shape)
    for j in range(X_train.shape[1]):
        m = np.mean(X_train[:, j])
        s = np.std(X_train[:, j])
        A[:, j] = (X_train[:, j] - m) / s
        B[:, j] = (X_test[:, j] - m) / s
    return A, B


def read_history__gaps_first(history):
    gaps = np.subtract(history["val_loss"], history["loss"])
    i = np.array(history["val_loss"]).argmin()
    return i + 1, gaps[i]


def scale_both__copies_in_place(X_train, X_test):
    A, B = X_train.copy(), X_test.copy()
    for X in (A, B):
        X -= X_train.mean(axis=0)
        X /= X_train.std(axis=0)
    return A, B
