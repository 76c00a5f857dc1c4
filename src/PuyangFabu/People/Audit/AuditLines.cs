using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PuyangFabu.People.Audit;

/// <summary>The record as lines of JSON: an entry each, with its hashes, so that others can check the chain themselves.</summary>
internal static class AuditLines
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void Write(Stream output, AuditRow row)
    {
        JsonSerializer.Serialize(output, row, Json);
        output.WriteByte((byte)'\n');
    }

    /// <exception cref="JsonException">The line is none of JSON.</exception>
    public static AuditRow? Parse(string line) => JsonSerializer.Deserialize<AuditRow>(line, Json);
}
