#!/usr/bin/env python3
"""A million marks in a thousand contests, ranked with ties, and points summed to ten thousand teams: unionkit beside DuckDB.

    python3 -m venv build/duckdb && build/duckdb/bin/pip install duckdb numpy
    build/duckdb/bin/python tests/bench/duckdb_rank.py build/bench/tests/bench/unionkit_bench

Both have the same marks in memory before the clock starts, both run on one thread, in turns; each keeps its best processor time.
The sums of both must agree.
"""

import json
import subprocess
import sys
import time

import duckdb
import numpy as np

ROWS, CONTESTS, TEAMS = 1_000_000, 1_000, 10_000
TURNS = 7

QUERY = """
SELECT team, sum(points) AS total FROM (
    SELECT team, greatest(0, $scoring + 1 - rank() OVER (PARTITION BY contest ORDER BY mark)) AS points FROM marks)
GROUP BY team
"""


def mixed(index: np.ndarray) -> np.ndarray:
    """As in event_bench.cpp; unsigned numbers wrap around."""
    x = (index + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def connection() -> duckdb.DuckDBPyConnection:
    x = mixed(np.arange(ROWS, dtype=np.uint64))
    columns = {
        "contest": (x % np.uint64(CONTESTS)).astype(np.int32),
        "mark": (10_000 + (x >> np.uint64(20)) % np.uint64(4_000) * 10).astype(np.int64),
        "team": ((x >> np.uint64(40)) % np.uint64(TEAMS)).astype(np.int32),
    }
    database = duckdb.connect(config={"threads": 1})
    database.register("given", columns)
    database.execute("CREATE TABLE marks AS SELECT * FROM given")
    return database


def duckdb_turn(database: duckdb.DuckDBPyConnection, scoring: int) -> tuple[float, int]:
    query = QUERY.replace("$scoring", str(scoring))
    begin = time.process_time()
    teams = database.execute(query).fetchnumpy()
    milliseconds = (time.process_time() - begin) * 1000
    return milliseconds, sum(int(total) * (int(team) % 997 + 1) for team, total in zip(teams["team"], teams["total"], strict=True))


def unionkit_turn(program: str, scoring: int) -> tuple[float, int]:
    arguments = [program, f"--benchmark_filter=^rank_a_million/{scoring}$", "--benchmark_format=json", "--benchmark_min_time=0.1"]
    told = json.loads(subprocess.run(arguments, check=True, capture_output=True).stdout)["benchmarks"][0]
    return told["cpu_time"], int(told["checksum"])


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    database = connection()
    print(f"DuckDB {duckdb.__version__}, threads: {database.execute('SELECT current_setting(?)', ['threads']).fetchone()[0]}")
    for scoring in (100, 2000):
        times: dict[str, list[float]] = {"DuckDB": [], "unionkit": []}
        for _ in range(TURNS):
            theirs, their_sum = duckdb_turn(database, scoring)
            ours, our_sum = unionkit_turn(sys.argv[1], scoring)
            times["DuckDB"].append(theirs)
            times["unionkit"].append(ours)
            if their_sum != our_sum:
                sys.exit(f"the sums differ: {their_sum}, {our_sum}")
        best = {name: min(all_times) for name, all_times in times.items()}
        print(f"points for {scoring} places: DuckDB {best['DuckDB']:.1f} ms, unionkit {best['unionkit']:.2f} ms, {best['DuckDB'] / best['unionkit']:.1f} times")


if __name__ == "__main__":
    main()
