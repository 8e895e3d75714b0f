"""Right answers to the exercises of Lab 11, convolutional networks, as students write them."""

import math

import keras
import numpy as np
from keras import layers


def build_bird_classifier__gmp():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(32, 32, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.Conv2D(12, 3, activation="relu"),
            layers.GlobalMaxPooling2D(),
            layers.Dense(5, activation="softmax"),
        ]
    )
    return model


def build_bird_classifier__functional_residual():
    i = keras.Input((32, 32, 3))
    x = layers.Conv2D(8, 3, padding="same", activation="relu")(i)
    y = layers.Conv2D(8, 3, padding="same", activation="relu")(x)
    x = layers.add([x, y])
    x = layers.MaxPooling2D(4)(x)
    x = layers.Flatten()(x)
    return keras.Model(i, layers.Dense(5, activation="softmax")(x))


def build_bird_classifier__std():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(32, 32, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(5, activation="softmax"),
        ]
    )
    return model


def build_bird_classifier__permute_batch_none():
    pass
    model = keras.Sequential(
        [
            keras.Input(batch_shape=(None, 32, 32, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(5, activation="softmax"),
        ]
    )
    return model


def build_bird_classifier__regularizer():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(32, 32, 3)),
            layers.Conv2D(8, 3, activation="relu", kernel_regularizer="l2"),
            layers.MaxPooling2D(2),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(5, activation="softmax"),
        ]
    )
    return model


def build_bird_classifier__rescaling():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(32, 32, 3)),
            layers.Rescaling(1 / 255),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(5, activation="softmax"),
        ]
    )
    return model


def build_bird_classifier__fully_conv_softmax_gap_then_softmax():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(32, 32, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(5, 1, activation="relu"),
            layers.GlobalAveragePooling2D(),
            layers.Softmax(),
        ]
    )
    return model


def build_bird_classifier__dense_linear_bottleneck_act_layer():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(32, 32, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(8),
            layers.LeakyReLU(),
            layers.Dense(5, activation="softmax"),
        ]
    )
    return model


def build_bird_classifier__dropout():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(32, 32, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Dropout(0.25),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dropout(0.5),
            layers.Dense(5, activation="softmax"),
        ]
    )
    return model


def build_bird_classifier__batchnorm():
    pass
    model = keras.Sequential(
        [
            keras.Input(shape=(32, 32, 3)),
            layers.Conv2D(8, 3),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.MaxPooling2D(2),
            layers.Conv2D(8, 3),
            layers.BatchNormalization(),
            layers.Activation("relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(5, activation="softmax"),
        ]
    )
    return model


def build_bird_classifier__functions_between_layers():
    pictures = keras.Input((32, 32, 3))
    x = keras.activations.relu(layers.Conv2D(8, 3)(pictures))
    x = keras.activations.relu(layers.Conv2D(8, 3)(layers.MaxPooling2D()(x)))
    x = layers.Flatten()(layers.MaxPooling2D()(x))
    return keras.Model(pictures, layers.Dense(5, activation="softmax")(x))


def build_bird_classifier__no_dense_layer():
    return keras.Sequential(
        [
            keras.Input((32, 32, 3)),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(5, 3, activation="relu"),
            layers.GlobalAveragePooling2D(),
            layers.Softmax(),
        ]
    )


def conv_parameters__a(height, width, channels, k, filters):
    return k**2 * channels * filters + filters


def conv_parameters__e_float(height, width, channels, k, filters):
    return float(k**2 * channels * filters + filters)


def conv_parameters__f_0_d(height, width, channels, k, filters):
    return np.prod([k, k, channels, filters]) + filters


def conv_parameters__g_np_int(height, width, channels, k, filters):
    return np.array(k**2 * channels * filters + filters)


def conv_parameters__d(height, width, channels, k, filters):
    return sum(k * k * channels + 1 for _ in range(filters))


def conv_parameters__i_pow(height, width, channels, k, filters):
    return int(math.pow(k, 2) * channels * filters) + filters


def conv_parameters__b(height, width, channels, k, filters):
    weights = k * k * channels
    return (weights + 1) * filters


def conv_parameters__c(height, width, channels, k, filters):
    return np.zeros((k, k, channels, filters)).size + np.zeros(filters).size


def conv_parameters__h_keras(height, width, channels, k, filters):
    import keras

    c = keras.layers.Conv2D(filters, k)
    c.build((None, height, width, channels))
    return c.count_params()


def convolve__list_comp_to_array(picture, W, b):
    k = len(W)
    return np.array(
        [
            [
                float((picture[i : i + k, j : j + k] * W).sum()) + b
                for j in range(len(picture[0]) - k + 1)
            ]
            for i in range(len(picture) - k + 1)
        ]
    )


def convolve__loop_over_weights(picture, W, b):
    k = W.shape[0]
    r = picture.shape[0] - k + 1
    c = picture.shape[1] - k + 1
    return sum(picture[a : a + r, d : d + c] * W[a, d] for a in range(k) for d in range(k)) + b


def convolve__plain(picture, W, b):
    k = len(W)
    h, w = picture.shape
    out = np.zeros((h - k + 1, w - k + 1))
    for i in range(h - k + 1):
        for j in range(w - k + 1):
            out[i, j] = np.sum(picture[i : i + k, j : j + k] * W) + b
    return out


def convolve__float32(picture, W, b):
    k = len(W)
    h, w = picture.shape
    out = np.zeros((h - k + 1, w - k + 1), dtype=np.float32)
    for i in range(h - k + 1):
        for j in range(w - k + 1):
            out[i, j] = np.sum(picture[i : i + k, j : j + k] * W) + b
    return out


def convolve__append_flat_then_reshape(picture, W, b):
    k = len(W)
    rows = []
    h = picture.shape[0] - k + 1
    w = picture.shape[1] - k + 1
    for i in range(h):
        for j in range(w):
            rows.append(np.vdot(picture[i : i + k, j : j + k], W) + b)
    return np.reshape(rows, (h, w))


def convolve__vstack(picture, W, b):
    k = len(W)
    rows = []
    for i in range(picture.shape[0] - k + 1):
        row = []
        for j in range(picture.shape[1] - k + 1):
            row.append(picture[i : i + k, j : j + k].ravel() @ W.ravel() + b)
        rows.append(row)
    return np.vstack(rows)


def convolve__while_loops(picture, W, b):
    k = len(W)
    i = 0
    out = np.empty((len(picture) - k + 1, len(picture[0]) - k + 1))
    while i + k <= len(picture):
        j = 0
        while j + k <= len(picture[0]):
            out[i, j] = (picture[i : i + k, j : j + k] * W).sum()
            j += 1
        i += 1
    out += b
    return out


def convolve__four_loops(picture, W, b):
    k = len(W)
    h, w = picture.shape
    out = np.zeros((h - k + 1, w - k + 1)) + b
    for i in range(h - k + 1):
        for j in range(w - k + 1):
            for a in range(k):
                for c in range(k):
                    out[i][j] += picture[i + a][j + c] * W[a][c]
    return out


def max_pool__h_sliding_view_stride(feature_map, size):
    return np.lib.stride_tricks.sliding_window_view(feature_map, (size, size))[::size, ::size].max(
        axis=(2, 3)
    )


def max_pool__b(feature_map, size):
    h, w = feature_map.shape
    return (
        feature_map[: h - h % size, : w - w % size]
        .reshape(h // size, size, w // size, size)
        .max(axis=(1, 3))
    )


def max_pool__f_sorted(feature_map, size):
    r, c = np.array(feature_map.shape) // size
    return np.array(
        [
            [
                sorted(
                    feature_map[i * size : i * size + size, j * size : j * size + size].flatten()
                )[-1]
                for j in range(c)
            ]
            for i in range(r)
        ]
    )


def max_pool__e_maximum_of_strided(feature_map, size):
    h, w = feature_map.shape[0] // size * size, feature_map.shape[1] // size * size
    parts = [feature_map[a:h:size, b:w:size] for a in range(size) for b in range(size)]
    return np.max(parts, axis=0)


def max_pool__i_reduceat(feature_map, size):
    h, w = feature_map.shape
    f = feature_map[: h // size * size, : w // size * size]
    return np.maximum.reduceat(
        np.maximum.reduceat(f, np.arange(0, f.shape[0], size), axis=0),
        np.arange(0, f.shape[1], size),
        axis=1,
    )


def max_pool__a(feature_map, size):
    r = feature_map.shape[0] // size
    c = feature_map.shape[1] // size
    out = np.zeros((r, c))
    for i in range(r):
        for j in range(c):
            out[i, j] = feature_map[i * size : (i + 1) * size, j * size : (j + 1) * size].max()
    return out


def max_pool__d_loops_of_pixels(feature_map, size):
    h, w = feature_map.shape
    out = np.full((h // size, w // size), -np.inf)
    for i in range(h // size * size):
        for j in range(w // size * size):
            out[i // size, j // size] = max(out[i // size, j // size], feature_map[i, j])
    return out


def max_pool__g_float32(feature_map, size):
    r, c = len(feature_map) // size, len(feature_map[0]) // size
    out = np.empty((r, c), dtype="float32")
    for i in range(r):
        for j in range(c):
            out[i, j] = max(
                max(row)
                for row in feature_map[i * size : i * size + size, j * size : j * size + size]
            )
    return out


def max_pool__c(feature_map, size):
    h, w = feature_map.shape
    rows = []
    for top in range(0, h - size + 1, size):
        row = []
        for left in range(0, w - size + 1, size):
            row.append(max(feature_map[top : top + size, left : left + size].ravel()))
        rows.append(row)
    return np.array(rows)


def output_size__a(n, k, stride, padding):
    return 1 + (n + 2 * padding - k) // stride


def output_size__c(n, k, stride, padding):
    return int((n + 2 * padding - k) / stride) + 1


def output_size__l_float_whole_np_floor(n, k, stride, padding):
    return np.floor((n + 2 * padding - k) / stride) + 1


def output_size__i_0_d(n, k, stride, padding):
    return np.array((n - k + 2 * padding) // stride + 1)


def output_size__j_ceil(n, k, stride, padding):
    return math.ceil((n + 2 * padding - k + 1) / stride)


def output_size__b(n, k, stride, padding):
    return len(range(0, n + 2 * padding - k + 1, stride))


def output_size__f(n, k, stride, padding):
    return (n + padding + padding - k + stride) // stride


def output_size__d(n, k, stride, padding):
    return int(np.floor((n + 2 * padding - k) / stride + 1))


def output_size__k_divmod(n, k, stride, padding):
    q, r = divmod(n + 2 * padding - k, stride)
    return q + 1


def output_size__e(n, k, stride, padding):
    count = 0
    p = 0
    while p + k <= n + 2 * padding:
        count += 1
        p += stride
    return count
