namespace PuyangFabu.Tests.Sandbox.Platform;

/// <summary>
/// One call as a client that others wrote sends it. <c>{openid}</c>, <c>{picture}</c>, <c>{draft}</c>, <c>{tag}</c> and the like stand for
/// what the answers to earlier calls gave.
/// </summary>
/// <param name="Call">Method and address without the token.</param>
/// <param name="Body">Byte for byte as it leaves the client; null where nothing is sent.</param>
/// <param name="Fields">Fields that the client reads in the answer, by their path, with dots.</param>
internal sealed record RecordedExchange(string Call, string? Body, params IReadOnlyList<string> Fields)
{
    /// <summary>What the platform answers; 0 also where it says none.</summary>
    public int Code { get; init; }

    /// <summary>The content type that the client names; null for none.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>The name under which the first field is used in later calls.</summary>
    public string? Keep { get; init; }
}
