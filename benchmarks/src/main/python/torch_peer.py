"""RecommenderNet in PyTorch, as tight as its interface allows, beside Matinee.

    torch_peer.py FOLDER RATINGS              answers lines on standard input
    torch_peer.py FOLDER RATINGS EPOCHS       trains with batch 256, prints the RMSE, and ends

FOLDER is that of MovieLens 100K; RATINGS a file such as its u1.base, trained on as a whole. Lines:

    train BATCH THREADS EPOCHS    the seconds of each epoch of a training from the beginning
    score BATCH THREADS PEOPLE    the seconds for the first PEOPLE with every movie
"""

import os
import sys
import time

import torch
from torch import nn


class RecommenderNet(nn.Module):
    def __init__(self, zips, years, occupations, genres):
        super().__init__()
        self.zip = nn.Embedding(zips, 50)
        self.year = nn.Embedding(years, 50)
        self.occupation = nn.Embedding(occupations, 50)
        self.age = nn.Linear(1, 50)
        self.gender = nn.Linear(2, 50)
        self.fc1 = nn.Linear(250 + genres, 128)
        self.bn1 = nn.BatchNorm1d(128)
        self.drop = nn.Dropout(0.2)
        self.fc2 = nn.Linear(128, 64)
        self.bn2 = nn.BatchNorm1d(64)
        self.fc3 = nn.Linear(64, 1)

    def forward(self, places, numbers):  # int64 [3, n]; float32 [n, 3 + genres]
        x = torch.cat(
            [
                self.zip(places[0]),
                self.year(places[1]),
                self.occupation(places[2]),
                self.age(numbers[:, :1]),
                self.gender(numbers[:, 1:3]),
                numbers[:, 3:],
            ],
            1,
        )
        h1 = self.drop(torch.relu(self.bn1(self.fc1(x))))
        h2 = torch.relu(self.bn2(self.fc2(h1)))
        return torch.sigmoid(self.fc3(h2))


def vocabulary(values):
    return {value: place for place, value in enumerate(sorted(set(values)))}


class Data:
    """MovieLens 100K, encoded as Matinee does it; the last place of a table is the unknown's."""

    def __init__(self, folder, ratings):
        self.users = self.rows(folder, "u.user", "|")  # id, age, gender, occupation, zip code
        self.items = self.rows(folder, "u.item", "|")  # id, title, date, ..., genre flags
        rated = [line.split("\t") for line in open(ratings)]
        users = [int(row[0]) - 1 for row in rated]
        items = [int(row[1]) - 1 for row in rated]
        self.zips = vocabulary(self.users[user][4] for user in users)
        self.years = vocabulary(self.items[item][2][-4:] for item in items)
        self.occupations = vocabulary(self.users[user][3] for user in users)
        ages = torch.tensor([float(self.users[user][1]) for user in users])
        self.age = (ages.mean().item(), ages.std(unbiased=False).item())
        self.places, self.numbers = self.encode(users, items)
        self.targets = torch.tensor([[float(row[2]) / 5] for row in rated])

    @staticmethod
    def rows(folder, name, separator):
        with open(os.path.join(folder, name), encoding="latin-1") as file:
            return [line.rstrip("\n").split(separator) for line in file]

    def encode(self, users, items):
        """int64 [3, n] zip code, year, occupation; float32 [n, 3 + genres] age, gender, genres."""
        people = torch.tensor(
            [[self.zips.get(u[4], len(self.zips)), self.occupations[u[3]]] for u in self.users]
        )
        mean, deviation = self.age
        traits = torch.tensor(
            [[(float(u[1]) - mean) / deviation, u[2] == "F", u[2] == "M"] for u in self.users]
        )
        years = torch.tensor([self.years.get(i[2][-4:], len(self.years)) for i in self.items])
        genres = torch.tensor([[float(flag) for flag in item[5:]] for item in self.items])
        users, items = torch.tensor(users), torch.tensor(items)
        places = torch.stack([people[users, 0], years[items], people[users, 1]])
        return places, torch.cat([traits[users], genres[items]], 1)

    def network(self):
        sizes = (len(self.zips) + 1, len(self.years) + 1, len(self.occupations) + 1)
        return RecommenderNet(*sizes, self.numbers.shape[1] - 3)


def epochs(data, network, batch, count):
    """Trains; yields the seconds and the loss of each epoch. Batches are slices of a shuffle."""
    network.train()
    adam = torch.optim.Adam(network.parameters(), foreach=True)
    square = nn.functional.mse_loss
    for _ in range(count):
        begin = time.perf_counter()
        order = torch.randperm(len(data.targets))
        places, numbers = data.places[:, order], data.numbers[order]
        targets = data.targets[order]
        batches = zip(places.split(batch, 1), numbers.split(batch), targets.split(batch))
        losses = 0
        for place, number, target in batches:
            if len(target) > 1:  # one has no variance
                adam.zero_grad(set_to_none=True)
                loss = square(network(place, number), target)
                loss.backward()
                adam.step()
                losses += loss.detach() * len(target)
        yield time.perf_counter() - begin, (losses / len(data.targets)).item()


def seconds_to_score(data, network, batch, people):
    """Seconds for the first people with every movie; batches are prepared outside."""
    network.eval()
    movies = len(data.items)
    users = [user for user in range(people) for _ in range(movies)]
    places, numbers = data.encode(users, list(range(movies)) * people)
    batches = [
        (place.contiguous(), number)
        for place, number in zip(places.split(batch, 1), numbers.split(batch))
    ]
    with torch.inference_mode():
        begin = time.perf_counter()
        for place, number in batches:
            network(place, number)
        return time.perf_counter() - begin


def main(folder, ratings, count=None):
    if count:
        data = Data(folder, ratings)
        for _, loss in epochs(data, data.network(), 256, int(count)):
            print(f"training RMSE {5 * loss ** 0.5:.4f}")
        return
    data = Data(folder, ratings)
    print("torch", torch.__version__, flush=True)
    for line in sys.stdin:
        what, batch, threads, number = line.split()
        torch.set_num_threads(int(threads))
        if what == "train":
            seconds = [s for s, _ in epochs(data, data.network(), int(batch), int(number))]
            print(*seconds, flush=True)
        else:
            print(seconds_to_score(data, data.network(), int(batch), int(number)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
