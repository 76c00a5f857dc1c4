using System.Net;
using System.Text.Json;

namespace PuyangFabu.Tests.Review;

/// <summary>What a call was answered.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, JsonElement Body)
{
    /// <summary>Code of the problem; empty when there is none.</summary>
    public string Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString()! : "";

    public long Id => Body.GetProperty("id").GetInt64();

    public long Revision => Body.GetProperty("revision").GetInt64();

    public string ArticleStatus => Body.GetProperty("status").GetString()!;

    public string ContentHash => Body.GetProperty("contentHash").GetString()!;

    public string Text(string property) => Body.GetProperty(property).GetString()!;

    /// <summary>Fails the test unless the call succeeded.</summary>
    public ApiAnswer Ok()
    {
        Assert.True((int)Status is >= 200 and < 300, $"{(int)Status} {Body}");
        return this;
    }

    /// <summary>Fails the test unless the call was refused just so.</summary>
    public ApiAnswer Refused(HttpStatusCode status, string code)
    {
        Assert.True((Status, Code) == (status, code), $"{(int)Status} {Body}");
        Assert.Matches("[\u4e00-\u9fff]", Body.GetProperty("title").GetString());
        return this;
    }
}
