using System.Net;
using System.Text.Json;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>What a call of the operators' API answered.</summary>
/// <param name="Json">Undefined when there was no body.</param>
public sealed record ApiAnswer(HttpStatusCode Status, JsonElement Json)
{
    public long Id => Json.GetProperty("id").GetInt64();

    public long Revision => Json.GetProperty("revision").GetInt64();

    /// <summary>The reasons against one field, joined; empty when there are none.</summary>
    public string Error(string field) =>
        Json.TryGetProperty("errors", out var errors) && errors.TryGetProperty(field, out var reasons)
            ? string.Join('\n', reasons.EnumerateArray().Select(static reason => reason.GetString()))
            : "";

    public IReadOnlyList<string> Texts(string field) => [.. Json.GetProperty(field).EnumerateArray().Select(static text => text.GetString()!)];
}
