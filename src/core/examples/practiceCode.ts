/** Code of no project in particular, practised while an adapter learns so that the rest is not forgotten. None of it is in the gate's set. */
export const PRACTICE_CODE: readonly string[] = [
  `export async function mapLimit<T, R>(items: readonly T[], limit: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
`,
  `import csv
from pathlib import Path


def read_rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """All rows of a table, by the names in its first line."""
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file, delimiter=delimiter)
        return [{key: (value or "").strip() for key, value in row.items()} for row in reader]


if __name__ == "__main__":
    for row in read_rows(Path("people.csv")):
        print(row["name"], row.get("city", "unknown"))
`,
  `import java.util.LinkedHashMap;
import java.util.Map;

public class LeastRecentlyUsed<K, V> extends LinkedHashMap<K, V> {
    private final int capacity;

    public LeastRecentlyUsed(int capacity) {
        super(16, 0.75f, true);
        this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > capacity;
    }
}
`,
  `package main

import (
	"encoding/json"
	"log"
	"net/http"
	"sync"
)

type counter struct {
	mu    sync.Mutex
	seen  map[string]int
}

func (c *counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.seen[r.URL.Path]++
	if err := json.NewEncoder(w).Encode(c.seen); err != nil {
		log.Println("cannot answer:", err)
	}
}
`,
  `use std::fs::File;
use std::io::{self, BufRead, BufReader};

pub struct Grid {
    cells: Vec<Vec<u8>>,
}

impl Grid {
    pub fn load(path: &str) -> io::Result<Self> {
        let reader = BufReader::new(File::open(path)?);
        let cells = reader.lines().map(|line| line.map(String::into_bytes)).collect::<Result<_, _>>()?;
        Ok(Self { cells })
    }

    pub fn at(&self, row: usize, column: usize) -> Option<u8> {
        self.cells.get(row)?.get(column).copied()
    }
}
`,
  `#include <stdlib.h>
#include <string.h>

struct node {
    char *key;
    struct node *next;
};

/* Takes a copy of the key; NULL when there is no memory. */
struct node *push(struct node *head, const char *key)
{
    struct node *fresh = malloc(sizeof *fresh);
    if (fresh == NULL || (fresh->key = strdup(key)) == NULL) {
        free(fresh);
        return NULL;
    }
    fresh->next = head;
    return fresh;
}
`,
  `CREATE TABLE invoice (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  issued_on DATE NOT NULL,
  paid BOOLEAN NOT NULL DEFAULT FALSE
);

INSERT INTO invoice (account_id, issued_on) VALUES (7, '2023-05-01'), (8, '2023-05-02');

UPDATE invoice SET paid = TRUE WHERE account_id IN (SELECT id FROM account WHERE balance >= 0);
`,
  `module Storage
  class Missing < StandardError; end

  class Folder
    attr_reader :root

    def initialize(root)
      @root = File.expand_path(root)
    end

    def read(name)
      path = File.join(root, name)
      raise Missing, "no file #{name}" unless File.file?(path)

      File.read(path, encoding: "utf-8")
    end
  end
end
`,
  `using System;
using System.Collections.Generic;
using System.Linq;

public sealed class Schedule
{
    private readonly SortedSet<DateTime> days = new();

    public void Add(DateTime day) => days.Add(day.Date);

    public DateTime? NextAfter(DateTime moment) =>
        days.Where(day => day > moment).Select(day => (DateTime?)day).FirstOrDefault();
}
`,
  `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Orders</title>
    <link rel="stylesheet" href="style.css" />
  </head>
  <body>
    <main id="app"></main>
    <script type="module" src="./main.js"></script>
  </body>
</html>
`,
  `name: build
on:
  push:
    branches: [main]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm ci
      - run: npm test
`,
  `#!/bin/sh
set -eu

for file in "$@"; do
  if [ ! -f "$file" ]; then
    echo "skipping $file: not a file" >&2
    continue
  fi
  lines=$(wc -l < "$file")
  printf '%6d %s\\n' "$lines" "$file"
done
`,
];
