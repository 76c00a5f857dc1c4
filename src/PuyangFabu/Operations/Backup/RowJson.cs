using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PuyangFabu.Foundation.Storage.Schema;

namespace PuyangFabu.Operations.Backup;

/// <summary>A row as one line of JSON, the same from either database; bytes are Base64.</summary>
internal static class RowJson
{
    // Read by this program and by people, never put into a page.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static Utf8JsonWriter WriterOn(Stream output) => new(output, Readable);

    public static void Write(Utf8JsonWriter json, TableSchema table, DbDataReader row)
    {
        json.WriteStartObject();
        foreach (var (index, column) in table.Columns.Index())
        {
            json.WritePropertyName(column.Name);
            if (row.IsDBNull(index))
            {
                json.WriteNullValue();
                continue;
            }

            switch (column.Kind)
            {
                case ColumnKind.Number:
                    json.WriteNumberValue(Convert.ToInt64(row.GetValue(index), CultureInfo.InvariantCulture));
                    break;
                case ColumnKind.Fraction:
                    json.WriteNumberValue(row.GetDouble(index));
                    break;
                case ColumnKind.Boolean:
                    json.WriteBooleanValue(row.GetBoolean(index));
                    break;
                case ColumnKind.Blob:
                    json.WriteBase64StringValue(row.GetFieldValue<byte[]>(index));
                    break;
                default:
                    json.WriteStringValue(row.GetString(index));
                    break;
            }
        }

        json.WriteEndObject();
    }

    /// <param name="values">Gets one value a column, <see cref="DBNull"/> for none.</param>
    /// <returns>False when the line is not a row of this table.</returns>
    public static bool TryRead(byte[] line, TableSchema table, object[] values)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            var row = document.RootElement;
            if (row.ValueKind != JsonValueKind.Object || row.GetPropertyCount() != table.Columns.Count)
            {
                return false;
            }

            foreach (var (index, column) in table.Columns.Index())
            {
                if (!row.TryGetProperty(column.Name, out var value))
                {
                    return false;
                }

                values[index] = value.ValueKind == JsonValueKind.Null ? DBNull.Value : ValueOf(value, column.Kind);
            }

            return true;
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static object ValueOf(JsonElement value, ColumnKind kind) => kind switch
    {
        ColumnKind.Number => value.GetInt64(),
        ColumnKind.Fraction => value.GetDouble(),
        ColumnKind.Boolean => value.GetBoolean(),
        ColumnKind.Blob => value.GetBytesFromBase64(),
        _ => value.GetString()!,
    };
}
