"""Right answers to the exercises of Lab 13, generative adversarial networks, as students write them."""

import math

import keras
import numpy as np
from keras import layers


def build_stamp_generator__functional():
    i = keras.Input((10,))
    x = layers.Dense(64, "relu")(i)
    x = layers.Dense(64, "relu")(x)
    x = layers.Dense(144, "sigmoid")(x)
    return keras.Model(i, layers.Reshape((12, 12))(x))


def build_stamp_generator__residual():
    i = keras.Input((10,))
    x = layers.Dense(64, "relu")(i)
    y = layers.Dense(64, "relu")(x)
    y = layers.add([x, y])
    return keras.Model(i, layers.Reshape((12, 12))(layers.Dense(144, "sigmoid")(y)))


def build_stamp_generator__n10():
    pass
    model = keras.Sequential(
        [
            keras.Input((10,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(144, activation="sigmoid"),
            layers.Reshape((12, 12)),
        ]
    )
    return model


def build_stamp_generator__hard_sigmoid():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(10,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(144, activation="hard_sigmoid"),
            layers.Reshape((12, 12)),
        ]
    )
    return model


def build_stamp_generator__keras_activations_sigmoid_layer():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(10,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(144, activation=keras.ops.sigmoid),
            layers.Reshape((12, 12)),
        ]
    )
    return model


def build_stamp_generator__sigmoid_after_reshape():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(10,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(144),
            layers.Reshape((12, 12)),
            layers.Activation("sigmoid"),
        ]
    )
    return model


def build_stamp_generator__dropout():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(10,)),
            layers.Dense(64, activation="relu"),
            layers.Dropout(0.3),
            layers.Dense(64, activation="relu"),
            layers.Dense(144, activation="sigmoid"),
            layers.Reshape((12, 12)),
        ]
    )
    return model


def build_stamp_generator__dense_keepdim_sigmoid_in_2_halves():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(10,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(144, activation="sigmoid"),
            layers.Reshape((144,)),
            layers.Reshape((12, 12)),
        ]
    )
    return model


def build_stamp_generator__three():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(10,)),
            layers.Dense(32, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(128, activation="relu"),
            layers.Dense(144, activation="sigmoid"),
            layers.Reshape((12, 12)),
        ]
    )
    return model


def build_stamp_generator__bn_after_relu():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(10,)),
            layers.Dense(64, activation="relu"),
            layers.BatchNormalization(),
            layers.Dense(64, activation="relu"),
            layers.BatchNormalization(momentum=0.8),
            layers.Dense(144, activation="sigmoid"),
            layers.Reshape((12, 12)),
        ]
    )
    return model


def build_stamp_generator__functions_between_layers():
    noise = keras.Input((10,))
    x = keras.activations.relu(layers.Dense(64)(noise))
    x = keras.activations.relu(layers.Dense(64)(x))
    pixels = keras.activations.sigmoid(layers.Dense(144)(x))
    return keras.Model(noise, layers.Reshape((12, 12))(pixels))


def build_stamp_generator__tanh_and_rescaling():
    return keras.Sequential(
        [
            keras.Input((10,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(144, activation="tanh"),
            layers.Reshape((12, 12)),
            layers.Rescaling(0.5, 0.5),
        ]
    )


def count_modes__m_sum_of_bool(points, centers, radius, at_least):
    return sum(np.sum(np.linalg.norm(points - c, axis=1) < radius) >= at_least for c in centers)


def count_modes__f(points, centers, radius, at_least):
    return len([c for c in centers if sum(np.linalg.norm(points - c, axis=1) < radius) >= at_least])


def count_modes__h(points, centers, radius, at_least):
    return np.array(
        ((np.linalg.norm(points[:, None] - centers, axis=2) < radius).sum(0) >= at_least).sum()
    )


def count_modes__b(points, centers, radius, at_least):
    d = np.linalg.norm(points[:, None] - centers[None], axis=-1)
    return ((d < radius).sum(0) >= at_least).sum()


def count_modes__g(points, centers, radius, at_least):
    n = np.int64(0)
    for c in centers:
        n += sum(math.dist(p, c) < radius for p in points) >= at_least
    return n


def count_modes__i(points, centers, radius, at_least):
    from scipy.spatial.distance import cdist

    return int(np.sum(np.sum(cdist(points, centers) < radius, axis=0) >= at_least))


def count_modes__l_abs_complex(points, centers, radius, at_least):
    z = points[:, 0] + 1j * points[:, 1]
    w = centers[:, 0] + 1j * centers[:, 1]
    return int((((abs(z[:, None] - w) < radius).sum(axis=0)) >= at_least).sum())


def count_modes__a(points, centers, radius, at_least):
    found = 0
    for c in centers:
        d = np.sqrt(((points - c) ** 2).sum(axis=1))
        if np.sum(d < radius) >= at_least:
            found += 1
    return found


def count_modes__c(points, centers, radius, at_least):
    n = 0
    for cx, cy in centers:
        k = 0
        for x, y in points:
            if math.sqrt((x - cx) ** 2 + (y - cy) ** 2) < radius:
                k += 1
        if k >= at_least:
            n += 1
    return n


def count_modes__j(points, centers, radius, at_least):
    n = 0
    for i in range(len(centers)):
        d = points - centers[i]
        dist = (d[:, 0] ** 2 + d[:, 1] ** 2) ** 0.5
        near = points[dist < radius]
        if near.shape[0] > at_least - 1:
            n += 1
    return n


def discriminator_loss__b(p_real, p_fake):
    return -np.mean(np.log(np.concatenate([p_real, 1 - p_fake])))


def discriminator_loss__a(p_real, p_fake):
    return np.mean(np.concatenate([-np.log(p_real), -np.log(1 - p_fake)]))


def discriminator_loss__e(p_real, p_fake):
    costs = [*-np.log(p_real), *-np.log(1 - p_fake)]
    return np.mean(costs)


def discriminator_loss__i(p_real, p_fake):
    c = np.append(-np.log(p_real), -np.log(1 - p_fake))
    return np.array(c.sum() / len(c))


def discriminator_loss__c(p_real, p_fake):
    return -(np.sum(np.log(p_real)) + np.sum(np.log(1 - p_fake))) / (len(p_real) + len(p_fake))


def discriminator_loss__j(p_real, p_fake):
    c = np.concatenate([np.log(1 / p_real), np.log(1 / (1 - p_fake))])
    return np.float32(c.mean())


def discriminator_loss__m_math_log(p_real, p_fake):
    c = [-math.log(p) for p in p_real] + [-math.log(1 - p) for p in p_fake]
    return sum(c) / len(c)


def discriminator_loss__g(p_real, p_fake):
    n, m = p_real.size, p_fake.size
    return float(n * np.mean(-np.log(p_real)) + m * np.mean(-np.log(1 - p_fake))) / (n + m)


def discriminator_loss__o_where(p_real, p_fake):
    p = np.concatenate([p_real, p_fake])
    y = np.arange(len(p)) < len(p_real)
    return -np.log(np.where(y, p, 1 - p)).mean()


def discriminator_loss__d(p_real, p_fake):
    y = np.concatenate([np.ones(len(p_real)), np.zeros(len(p_fake))])
    p = np.concatenate([p_real, p_fake])
    return np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))


def generator_loss__c(p_fake):
    return -np.log(p_fake).mean()


def generator_loss__d(p_fake):
    return np.log(1 / p_fake).mean()


def generator_loss__a(p_fake):
    return -np.mean(np.log(p_fake))


def generator_loss__j(p_fake):
    return -np.log(np.prod(p_fake)) / len(p_fake)


def generator_loss__l(p_fake):
    return -np.log(np.prod(p_fake) ** (1 / len(p_fake)))


def generator_loss__g(p_fake):
    return float(np.sum(-np.log(p_fake)) / p_fake.size)


def generator_loss__e(p_fake):
    return sum(-np.log(p) for p in p_fake) / len(p_fake)


def generator_loss__i(p_fake):
    return np.array(np.average(-np.log(p_fake)), dtype="float32")


def generator_loss__f(p_fake):
    s = 0
    for p in p_fake:
        s += np.log(p)
    return -s / p_fake.shape[0]


def generator_loss__h(p_fake):
    y = np.ones(len(p_fake))
    return -np.mean(y * np.log(p_fake) + (1 - y) * np.log(1 - p_fake))


def generators_turn__noise_1_0(discriminator, both, noise):
    discriminator.trainable = False
    return both.train_on_batch(noise, noise[:, :1] ** 0)


def generators_turn__np_array_1d(discriminator, both, noise):
    discriminator.trainable = False
    return both.train_on_batch(noise, np.array([1] * len(noise)))


def generators_turn__np_array_list(discriminator, both, noise):
    discriminator.trainable = False
    return both.train_on_batch(noise, np.array([[1]] * len(noise)))


def generators_turn__float(discriminator, both, noise):
    discriminator.trainable = False
    return float(both.train_on_batch(noise, np.ones((len(noise), 1))))


def generators_turn__setattr(discriminator, both, noise):
    setattr(discriminator, "trainable", False)
    return both.train_on_batch(noise, np.ones((len(noise), 1)))


def generators_turn__int(discriminator, both, noise):
    discriminator.trainable = False
    return both.train_on_batch(noise, np.ones((noise.shape[0], 1), dtype=int))


def generators_turn__dict(discriminator, both, noise):
    discriminator.trainable = False
    return both.train_on_batch(noise, np.ones((len(noise), 1)), return_dict=True)["loss"]


def generators_turn__unfreeze_after(discriminator, both, noise):
    discriminator.trainable = False
    loss = both.train_on_batch(noise, np.ones((len(noise), 1)))
    discriminator.trainable = True
    return loss


def generators_turn__fit_epochs_shuffle(discriminator, both, noise):
    discriminator.trainable = False
    return both.fit(
        noise, np.ones((len(noise), 1)), batch_size=len(noise), epochs=1, verbose=0, shuffle=False
    ).history["loss"][-1]


def generators_turn__tape(discriminator, both, noise):
    discriminator.trainable = False
    import tensorflow as tf

    with tf.GradientTape() as tape:
        loss = keras.losses.BinaryCrossentropy()(np.ones((len(noise), 1)), both(noise))
    g = tape.gradient(loss, both.trainable_variables)
    both.optimizer.apply_gradients(zip(g, both.trainable_variables))
    return float(loss)


def build_stamp_generator__small_starting_weights():
    small = {"kernel_initializer": keras.initializers.RandomNormal(stddev=0.02)}
    return keras.Sequential(
        [
            keras.Input((10,)),
            layers.Dense(64, activation="relu", **small),
            layers.Dense(64, activation="relu", **small),
            layers.Dense(144, activation="sigmoid", **small),
            layers.Reshape((12, 12)),
        ]
    )


def generators_turn__layer_by_layer(discriminator, both, noise):
    for layer in discriminator.layers:
        layer.trainable = False
    return both.train_on_batch(noise, np.ones((len(noise), 1)))


def discriminator_loss__in_place_copy(p_real, p_fake):
    costs = np.append(p_real, 1 - p_fake)
    np.log(costs, out=costs)
    return -costs.sum() / costs.size
