using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Cases;

/// <summary>What a citizen with number and code, or with a link out of the chat, does: looks how the case stands, and says once how good the answer was.</summary>
public sealed class CaseRating(CaseLookup lookup, CaseProofs proofs, CaseDesk desk)
{
    public const int Best = 5;
    public const int LongestRemark = 200;

    /// <param name="code">The query code; empty for who comes by a link out of the chat.</param>
    /// <param name="proof">Of that link, see <see cref="CaseProofs"/>; empty for who has the code.</param>
    /// <param name="address">From where it is asked for.</param>
    public Task<Outcome<Case>> LookAsync(string number, string code, string proof, string address, CancellationToken cancellation) =>
        proof.Length > 0 ? proofs.FindAsync(proof, number, cancellation) : lookup.FindAsync(number, code, address, cancellation);

    /// <inheritdoc cref="LookAsync"/>
    public async Task<Outcome<Case>> RateAsync(string number, string code, string proof, string? score, string? remark, string address, CancellationToken cancellation)
    {
        var found = await LookAsync(number, code, proof, address, cancellation);
        if (found.IsRefused)
        {
            return found;
        }

        var (given, words) = (score is [>= '1' and <= '5' and var digit] ? digit - '0' : 0, remark?.Trim() ?? "");
        return given == 0 ? Refusal.BadInput("score", $"要选 1 到 {Best} 分")
            : FieldReasons.OfText(words, LongestRemark) is { } problem ? Refusal.BadInput("remark", problem)
            : await desk.RunAsync(
                found.Value.Id, CaseAction.Rate, Citizen(address), new MoveRequest(),
                open => open.MoveAsync(open.Row with { Score = given, Remark = words }, $"{given} 分"),
                cancellation);
    }

    /// <summary>Nobody in particular: the code says that it is the one who wrote it.</summary>
    internal static Actor Citizen(string address) => new() { UserName = "", DisplayName = "市民", Address = address };
}
