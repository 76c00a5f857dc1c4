namespace PuyangFabu.People.Audit;

/// <summary>Writes the record as JSON lines, the oldest first, with the hashes, so that others can check the chain themselves.</summary>
public sealed class AuditExport(AuditStore store)
{
    private const int Batch = 1000;

    /// <returns>The number of entries.</returns>
    public async Task<long> RunAsync(Stream output, CancellationToken cancellation)
    {
        var last = 0L;
        var count = 0L;
        using var lines = new MemoryStream();
        while (await store.AfterAsync(last, Batch, cancellation) is { Count: > 0 } rows)
        {
            lines.SetLength(0);
            foreach (var row in rows)
            {
                AuditLines.Write(lines, row);
            }

            // A response can be written to in this way alone.
            await output.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), cancellation);
            (last, count) = (rows[^1].Sequence, count + rows.Count);
        }

        return count;
    }
}
