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
        while (await store.AfterAsync(last, Batch, cancellation) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                await JsonSerializer.SerializeAsync(output, row, Json, cancellation);
                output.WriteByte((byte)'\n');
            }

            (last, count) = (rows[^1].Sequence, count + rows.Count);
        }

        return count;
    }
}
