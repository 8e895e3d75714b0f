"""Right answers to the exercises of Lab 8, classification, as students write them."""

import keras
import numpy as np
from keras import layers


def accuracy__sum_size(probabilities, y):
    return np.sum(probabilities.argmax(1) == y) / y.size


def accuracy__axis_1(probabilities, y):
    return (np.argmax(probabilities, axis=-1) == y).mean()


def accuracy__n0_d(probabilities, y):
    return np.array(np.mean(probabilities.argmax(axis=1) == y))


def accuracy__argsort(probabilities, y):
    return np.average(np.argsort(probabilities, axis=1)[:, -1] == y)


def accuracy__fancy(probabilities, y):
    return np.mean(probabilities[np.arange(len(y)), y] == probabilities.max(axis=1))


def accuracy__float(probabilities, y):
    return float(np.count_nonzero(probabilities.argmax(axis=1) == y)) / len(probabilities)


def accuracy__fraction(probabilities, y):
    from statistics import mean

    return mean([int(g == t) for g, t in zip(probabilities.argmax(axis=1), y)])


def accuracy__y_astype(probabilities, y):
    guesses = probabilities.argmax(axis=1)
    hits = [1 if g == t else 0 for g, t in zip(guesses, y)]
    return np.mean(hits)


def accuracy__loop(probabilities, y):
    right = 0
    for i in range(len(y)):
        if np.argmax(probabilities[i]) == y[i]:
            right += 1
    return right / len(y)


def accuracy__handwritten_max(probabilities, y):
    hits = 0
    for row, label in zip(probabilities, y):
        best = 0
        for k in range(1, len(row)):
            if row[k] > row[best]:
                best = k
        hits += best == label
    return hits / len(probabilities)


def build_letter_classifier__input_shape_arg():
    return keras.Sequential(
        [
            layers.Dense(64, activation="relu", input_shape=(784,)),
            layers.Dense(26, activation="softmax"),
        ]
    )


def build_letter_classifier__plain():
    return keras.Sequential(
        [
            keras.Input(shape=(784,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(26, activation="softmax"),
        ]
    )


def build_letter_classifier__exponential():
    return keras.Sequential(
        [
            keras.Input(shape=(784,)),
            layers.Dense(64, activation="exponential"),
            layers.Dense(26, activation="softmax"),
        ]
    )


def build_letter_classifier__hidden_bottleneck_linear_between():
    return keras.Sequential(
        [
            keras.Input(shape=(784,)),
            layers.Dense(64),
            layers.Dense(64, activation="relu"),
            layers.Dense(26, activation="softmax"),
        ]
    )


def build_letter_classifier__rescaled_255_tanh():
    return keras.Sequential(
        [
            keras.Input(shape=(784,)),
            layers.Rescaling(1 / 255),
            layers.Dense(64, activation="tanh"),
            layers.Dense(26, activation="softmax"),
        ]
    )


def build_letter_classifier__rescaled_255_sigmoid():
    return keras.Sequential(
        [
            keras.Input(shape=(784,)),
            layers.Rescaling(1 / 255),
            layers.Dense(64, activation="sigmoid"),
            layers.Dense(26, activation="softmax"),
        ]
    )


def build_letter_classifier__big_hidden_2048():
    return keras.Sequential(
        [
            keras.Input(shape=(784,)),
            layers.Dense(2048, activation="relu"),
            layers.Dense(1024, activation="relu"),
            layers.Dense(26, activation="softmax"),
        ]
    )


def build_letter_classifier__add():
    model = keras.Sequential()
    model.add(keras.Input(shape=(784,)))
    model.add(layers.Dense(64, activation="relu"))
    model.add(layers.Dense(26, activation="softmax"))
    return model


def build_letter_classifier__skip():
    inp = keras.Input(shape=(784,))
    a = layers.Dense(64, activation="relu")(inp)
    b = layers.Dense(64, activation="relu")(a)
    x = layers.Add()([a, b])
    return keras.Model(inp, layers.Dense(26, activation="softmax")(x))


def build_letter_classifier__deep_relu_6():
    return keras.Sequential(
        [
            keras.Input(shape=(784,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(26, activation="softmax"),
        ]
    )


def flatten_and_scale__renamed_arg(imgs):
    return imgs.reshape(len(imgs), -1) / 255


def flatten_and_scale__times(images):
    return (images * (1 / 255)).reshape(len(images), -1)


def flatten_and_scale__float32(images):
    return images.reshape(len(images), -1).astype("float32") / 255


def flatten_and_scale__flatten_vstack(images):
    return np.vstack([image.flatten() for image in images]) / 255.0


def flatten_and_scale__resize(images):
    X = images / 255
    X = np.reshape(X, (X.shape[0], -1))
    return X


def flatten_and_scale__pure_python(images):
    return np.array([[px / 255 for line in im for px in line] for im in images])


def flatten_and_scale__copy_then_shape(images):
    X = images / np.full(images.shape, 255.0)
    X.shape = (images.shape[0], -1)
    return X


def flatten_and_scale__loop(images):
    rows = []
    for im in images:
        rows.append(im.reshape(-1) / 255)
    return np.array(rows)


def flatten_and_scale__einops_like_via_transpose(images):
    n, height, width = images.shape
    return np.true_divide(images.reshape(n, height * width), 255)


def flatten_and_scale__loops_full(images):
    n, h, w = images.shape
    out = np.zeros((n, h * w))
    for i in range(n):
        for r in range(h):
            for c in range(w):
                out[i, r * w + c] = images[i, r, c] / 255
    return out


def one_hot__eye_take(y, num_classes):
    return np.eye(num_classes).take(y, axis=0)


def one_hot__identity_uint8(y, num_classes):
    return np.identity(num_classes, dtype=np.uint8)[y]


def one_hot__bool_true_column_stack(y, num_classes):
    return np.column_stack([y == k for k in range(num_classes)])


def one_hot__column_stack(y, num_classes):
    return np.column_stack([y == k for k in range(num_classes)]) * 1


def one_hot__np_where(y, num_classes):
    return np.where(np.arange(num_classes)[None, :] == y[:, np.newaxis], 1, 0)


def one_hot__matmul(y, num_classes):
    E = np.eye(num_classes)
    return np.vstack([E[label : label + 1] for label in y])


def one_hot__int(y, num_classes):
    out = np.zeros((len(y), num_classes), dtype=int)
    out[np.arange(len(y)), y] = 1
    return out


def one_hot__loop(y, num_classes):
    out = np.zeros((len(y), num_classes))
    for i in range(len(y)):
        out[i, y[i]] = 1
    return out


def one_hot__enumerate(y, num_classes):
    table = np.zeros([len(y), num_classes])
    for row, label in zip(table, y):
        row[label] = 1
    return table


def one_hot__python_lists(y, num_classes):
    rows = []
    for label in y:
        row = [0] * num_classes
        row[label] = 1
        rows.append(row)
    return np.array(rows)


def share_found__sum_python(counts, digit):
    return counts[digit][digit] / sum(counts[digit])


def share_found__np_sum(counts, digit):
    return counts[digit, digit] / np.sum(counts[digit, :])


def share_found__mask(counts, digit):
    return counts[digit, digit] / counts.sum(axis=1)[digit]


def share_found__t(counts, digit):
    return counts.T[digit, digit] / counts.T[:, digit].sum()


def share_found__n0_d(counts, digit):
    return np.asarray(counts[digit, digit] / counts[digit].sum())


def share_found__tolist(counts, digit):
    t = counts.tolist()
    return t[digit][digit] / sum(t[digit])


def share_found__normalize_rows(counts, digit):
    p = counts / counts.sum(axis=1, keepdims=True)
    return p[digit, digit]


def share_found__tp_tp_fn(counts, digit):
    tp = counts[digit, digit]
    fn = counts[digit].sum() - tp
    return tp / (tp + fn)


def share_found__loop(counts, digit):
    total = 0
    for c in counts[digit]:
        total += c
    return counts[digit][digit] / total


def share_found__plain_double_loop(counts, digit):
    n = len(counts)
    total = 0
    hit = 0
    for i in range(n):
        for j in range(n):
            if i == digit:
                total = total + counts[i, j]
                if j == digit:
                    hit = counts[i, j]
    return hit / total


def accuracy__flatnonzero(probabilities, y):
    return len(np.flatnonzero(probabilities.argmax(axis=1) == y)) / len(y)


def one_hot__rows_of_eye(y, num_classes):
    return np.array([np.eye(num_classes)[label] for label in y])
