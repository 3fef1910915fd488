"""Weather: air temperatures of many days, one request a day. The talk's way, with requests."""

import time
from concurrent.futures import ThreadPoolExecutor

import requests

from contestant import Contestant, serve

PATH = "/v1/environment/air-temperature"
TRIES = 5
FIRST_WAIT, LONGEST_WAIT = 1, 10
MINUTES = 24 * 60


def fetch(address, day):
    """The answer for a day, as parsed JSON; tried again with exponential backoff."""
    for attempt in range(TRIES):
        try:
            response = requests.get(address + PATH, params={"date": day}, timeout=60)
            response.raise_for_status()
            body = response.json()
            if any(item.get("readings") for item in body["items"]):
                return body
            problem = ValueError(f"The answer for {day} has no readings.")
        except (requests.RequestException, KeyError, ValueError) as error:
            problem = error
        if attempt + 1 < TRIES:
            time.sleep(min(FIRST_WAIT * 2**attempt, LONGEST_WAIT))
    raise problem


def lines_of(day, body):
    """A line for each station: day, station, and for each minute the temperature in tenths of a degree, or - where there is none."""
    stations = {}
    for item in body["items"]:
        stamp = item["timestamp"]
        if stamp[:10] != day:
            continue
        minute = 60 * int(stamp[11:13]) + int(stamp[14:16])
        for reading in item["readings"]:
            station = stations.setdefault(reading["station_id"], ["-"] * MINUTES)
            station[minute] = str(round(10 * reading["value"]))
    return [" ".join([day, name, *stations[name]]) for name in sorted(stations)]


class Weather(Contestant):
    def __init__(self, settings):
        self.address, self.days, self.in_flight = settings["address"], settings["days"], settings["inFlight"]

    def fetch(self, day):
        return fetch(self.address, day)

    def save(self, result, path):
        with open(path, "w", encoding="utf-8") as file:
            for day, body in zip(self.days, result, strict=True):
                file.writelines(line + "\n" for line in lines_of(day, body))


class ListComprehension(Weather):
    def run(self):
        return [self.fetch(day) for day in self.days]


class Threads(Weather):
    def run(self):
        with ThreadPoolExecutor(self.in_flight) as executor:
            return list(executor.map(self.fetch, self.days))


if __name__ == "__main__":
    serve({"comprehension": ListComprehension, "threads": Threads})
