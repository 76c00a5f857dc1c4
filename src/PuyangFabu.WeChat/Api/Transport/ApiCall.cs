using System.Text.Json.Nodes;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>One request as its page describes it, without the token. Its body is bytes, so that it can be sent again.</summary>
/// <param name="Path">Without a leading slash, for example <c>cgi-bin/draft/add</c>.</param>
internal sealed record ApiCall(string Path)
{
    private const string Json = "application/json; charset=utf-8";

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; private init; } = [];

    /// <summary>Where else than the calls' own place it goes; null for there.</summary>
    public Uri? Address { get; private init; }

    /// <summary>Null for a GET.</summary>
    public byte[]? Body { get; private init; }

    public string ContentType { get; private init; } = Json;

    /// <summary>Sending it twice does no more than sending it once; only then faults on the way are met with a repetition.</summary>
    public bool IsHarmless { get; private init; }

    /// <summary>It changes nothing at WeChat: where its answer is missing, nothing is in doubt.</summary>
    public bool IsQuestion { get; private init; }

    /// <summary>Large bodies get more time.</summary>
    public bool IsTransfer { get; private init; }

    /// <summary>A reading GET.</summary>
    public static ApiCall Get(string path, params KeyValuePair<string, string>[] query) => new(path) { Query = query, IsHarmless = true, IsQuestion = true };

    /// <summary>A GET that deletes or sets.</summary>
    public static ApiCall HarmlessGet(string path) => new(path) { IsHarmless = true };

    /// <summary>A POST that only reads.</summary>
    public static ApiCall Ask(string path, JsonNode body) => Harmless(path, body) with { IsQuestion = true };

    /// <summary>A POST that is sent once, whatever happens.</summary>
    public static ApiCall Once(string path, JsonNode body) => new(path) { Body = WireJson.Write(body) };

    /// <summary>A POST that may be repeated without harm: deleting, or setting something to a value.</summary>
    public static ApiCall Harmless(string path, JsonNode body) => Once(path, body) with { IsHarmless = true };

    /// <summary>A file on its way up.</summary>
    public static ApiCall Upload(string path, MultipartFile file, params KeyValuePair<string, string>[] query) =>
        new(path) { Query = query, Body = file.Body, ContentType = file.ContentType, IsTransfer = true };

    /// <summary>A file that may be sent twice without leaving a double that counts.</summary>
    public static ApiCall HarmlessUpload(string path, MultipartFile file, params KeyValuePair<string, string>[] query) =>
        Upload(path, file, query) with { IsHarmless = true };

    /// <summary>A file at an address that an answer named.</summary>
    public static ApiCall Download(Uri address) => new(address.AbsolutePath) { Address = address, IsHarmless = true, IsQuestion = true, IsTransfer = true };

    /// <summary>A request that another library has written.</summary>
    /// <param name="path">Below the calls' own place.</param>
    /// <param name="body">Null for a GET.</param>
    /// <param name="contentType">Null for JSON.</param>
    public static ApiCall Written(string path, IReadOnlyList<KeyValuePair<string, string>> query, byte[]? body, string? contentType) =>
        new(path) { Query = query, Body = body, ContentType = contentType ?? Json };

    /// <summary>The same with what is known of its effect.</summary>
    public ApiCall With(bool isHarmless, bool isQuestion, bool isTransfer) =>
        this with { IsHarmless = isHarmless, IsQuestion = isQuestion, IsTransfer = isTransfer };

    public static ApiCall Download(string path, params KeyValuePair<string, string>[] query) =>
        Get(path, query) with { IsTransfer = true };
}
