using System.Text.Json;
using PuyangFabu.Sandbox.Platform.Accounts;

namespace PuyangFabu.Sandbox.Platform.Calls;

/// <summary>One call that passed the checks every call has, ready for its effect under the account's lock.</summary>
internal sealed class PlatformCall
{
    public required PlatformAccount Account { get; init; }

    public required CallRule Rule { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Where the caller reached the platform, e.g. <c>http://127.0.0.1:5080/sandbox/wechat</c>.</summary>
    public required string BaseAddress { get; init; }

    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>The body as it came.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>The body as JSON; <see cref="JsonValueKind.Undefined"/> when there was none.</summary>
    public JsonElement Json { get; init; }

    public UploadedFile? File { get; init; }

    /// <summary>The fields of a form beside the file.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs after the effect, outside the lock, before the answer leaves.</summary>
    public Func<Task>? BeforeAnswer { get; set; }
}
