using System.Text.Encodings.Web;
using System.Text.Json;

namespace PuyangFabu.Operations.Backup;

/// <summary>How the manifest is written and read.</summary>
internal static class BackupJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };
}
