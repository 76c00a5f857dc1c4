using System.Text;
using System.Text.Json.Nodes;

namespace PuyangFabu.Sandbox.Platform.Calls;

/// <summary>What a call is answered: JSON, or the bytes of a file.</summary>
internal sealed record PlatformAnswer
{
    /// <summary>0 for success; a successful read carries no <c>errcode</c> on the wire.</summary>
    public int Code { get; private init; }

    public JsonObject? Json { get; private init; }

    public byte[]? Bytes { get; private init; }

    public string ContentType { get; private init; } = "";

    /// <summary>Of a file; null where the platform names none.</summary>
    public string? FileName { get; private init; }

    /// <summary>200 also for refusals; anything else is a played fault.</summary>
    public int Status { get; private init; } = 200;

    /// <summary>A write that worked.</summary>
    public static PlatformAnswer Done(string errmsg = "ok") => Of(new JsonObject { ["errcode"] = 0, ["errmsg"] = errmsg });

    public static PlatformAnswer Of(JsonObject json) => new() { Json = json };

    public static PlatformAnswer File(byte[] bytes, string contentType, string fileName) =>
        new() { Bytes = bytes, ContentType = contentType, FileName = fileName };

    /// <summary>Something a proxy in between might say.</summary>
    public static PlatformAnswer Page(int status, string html) =>
        new() { Code = -1, Status = status, Bytes = Encoding.UTF8.GetBytes(html), ContentType = "text/html" };

    /// <param name="text">The platform's words where the code's usual ones do not do.</param>
    /// <param name="more">Further fields of the answer.</param>
    public static PlatformAnswer Refuse(int code, string? text = null, JsonObject? more = null)
    {
        var json = new JsonObject { ["errcode"] = code, ["errmsg"] = $"{text ?? PlatformErrors.Text(code)} rid: {RandomIds.Rid()}" };
        foreach (var (name, value) in more ?? [])
        {
            json[name] = value?.DeepClone();
        }

        return new PlatformAnswer { Code = code, Json = json };
    }
}
