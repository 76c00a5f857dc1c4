namespace PuyangFabu.Content.Search.Ranking;

/// <summary>Adds up what terms find, by article, and keeps the best. Used again and again, so that a search leaves nothing to collect.</summary>
internal sealed class CandidateScores
{
    private readonly PriorityQueue<int, float> best = new();
    private Cell[] cells = [];
    private int[] touched = [];
    private int touchedCount;

    public void Begin(int documents)
    {
        if (cells.Length < documents)
        {
            var room = documents + (documents / 8) + 1024;
            cells = new Cell[room];
            touched = new int[room];
        }
    }

    public void Add(int document, float score, ulong letters)
    {
        ref var cell = ref cells[document];
        if (cell.Score == 0)
        {
            touched[touchedCount++] = document;
        }

        cell.Score += score;
        cell.Letters |= letters;
    }

    /// <summary>Gives the best candidates in no order, and forgets all.</summary>
    public void Take(int most, List<Candidate> taken)
    {
        var least = 0f;
        foreach (var document in touched.AsSpan(0, touchedCount))
        {
            var score = cells[document].Score;
            if (best.Count < most)
            {
                best.Enqueue(document, score);
            }
            else if (score > least)
            {
                best.DequeueEnqueue(document, score);
            }
            else
            {
                continue;
            }

            best.TryPeek(out _, out least);
        }

        taken.Clear();
        while (best.TryDequeue(out var document, out var score))
        {
            taken.Add(new Candidate(document, score, cells[document].Letters));
        }

        foreach (var document in touched.AsSpan(0, touchedCount))
        {
            cells[document] = default;
        }

        touchedCount = 0;
    }

    /// <summary>What an article has so far; both in one place, because every posting is a jump in memory.</summary>
    private struct Cell
    {
        public ulong Letters;
        public float Score;
    }
}

/// <summary>An article that has terms of the query.</summary>
/// <param name="Document">Its number in the snapshot.</param>
/// <param name="Score">What its terms are worth (BM25 over title and text).</param>
/// <param name="Letters">Which letters of the query those terms cover.</param>
internal readonly record struct Candidate(int Document, float Score, ulong Letters);
