/** Code of no project in particular, of which a model must not lose its hold while it learns from one person. */
export const GENERAL_CODE: readonly string[] = [
  `export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
`,
  `from dataclasses import dataclass


@dataclass(frozen=True)
class Interval:
    start: float
    end: float

    def overlaps(self, other: "Interval") -> bool:
        return self.start < other.end and other.start < self.end


def merged(intervals: list[Interval]) -> list[Interval]:
    result: list[Interval] = []
    for each in sorted(intervals, key=lambda interval: interval.start):
        if result and result[-1].overlaps(each):
            last = result.pop()
            each = Interval(last.start, max(last.end, each.end))
        result.append(each)
    return result
`,
  `public final class RingBuffer<T> {
    private final Object[] items;
    private int head;
    private int size;

    public RingBuffer(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("capacity must be positive");
        }
        this.items = new Object[capacity];
    }

    public void add(T item) {
        items[(head + size) % items.length] = item;
        if (size < items.length) {
            size++;
        } else {
            head = (head + 1) % items.length;
        }
    }
}
`,
  `package retry

import (
	"context"
	"time"
)

// Do calls f until it succeeds, the attempts are used up, or the context ends.
func Do(ctx context.Context, attempts int, wait time.Duration, f func() error) error {
	var err error
	for i := 0; i < attempts; i++ {
		if err = f(); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
		wait *= 2
	}
	return err
}
`,
  `use std::collections::HashMap;

/// Counts the words of a text, whatever their case.
pub fn word_counts(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        *counts.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    counts
}
`,
  `#include <stddef.h>

/* Index of the first element that is not less than key; length where there is none. */
size_t lower_bound(const int *values, size_t length, int key)
{
    size_t low = 0;
    while (low < length) {
        size_t middle = low + (length - low) / 2;
        if (values[middle] < key)
            low = middle + 1;
        else
            length = middle;
    }
    return low;
}
`,
  `SELECT customer.name, COUNT(*) AS orders, SUM(line.price * line.quantity) AS total
FROM customer
JOIN purchase ON purchase.customer_id = customer.id
JOIN line ON line.purchase_id = purchase.id
WHERE purchase.placed_at >= DATE '2024-01-01'
GROUP BY customer.name
HAVING SUM(line.price * line.quantity) > 1000
ORDER BY total DESC;
`,
  `class Clock
  def initialize(now: -> { Time.now })
    @now = now
  end

  def measure
    started = @now.call
    result = yield
    [result, @now.call - started]
  end
end
`,
];
