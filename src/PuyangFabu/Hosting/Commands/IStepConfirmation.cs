using System.CommandLine;
using System.Text.Json;

namespace PuyangFabu.Hosting.Commands;

/// <summary>What a person is shown and asked before a step that reaches followers, or takes back what they have.</summary>
public interface IStepConfirmation
{
    /// <summary>Answers beforehand, for scripts.</summary>
    Option Answer { get; }

    /// <param name="item">As it was read just now.</param>
    /// <returns>False when the step is not to be made; the person was told why.</returns>
    Task<bool> IsGivenAsync(ServerClient client, JsonElement item, ParseResult parsed, CancellationToken cancellation);
}
