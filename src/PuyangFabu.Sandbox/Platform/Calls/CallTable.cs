using System.Collections.Concurrent;

namespace PuyangFabu.Sandbox.Platform.Calls;

/// <summary>The calls the platform knows, for the quota tool and the page.</summary>
internal sealed class CallTable
{
    private readonly ConcurrentDictionary<string, CallRule> rules = new(StringComparer.Ordinal);

    public void Add(CallRule rule) => rules[rule.Path] = rule;

    /// <param name="path">With or without its leading slash.</param>
    public CallRule? Find(string path) => rules.GetValueOrDefault(path.TrimStart('/'));
}
