using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PuyangFabu.People.Audit;

/// <summary>Writes the record as JSON lines, the oldest first, with the hashes, so that others can check the chain themselves.</summary>
public sealed class AuditExport(AuditStore store)
{
    private const int Batch = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

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
                JsonSerializer.Serialize(lines, row, Json);
                lines.WriteByte((byte)'\n');
            }

            // A response can be written to in this way alone.
            await output.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), cancellation);
            (last, count) = (rows[^1].Sequence, count + rows.Count);
        }

        return count;
    }
}
