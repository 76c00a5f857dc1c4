using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Conversation.FollowerCare.Tagging;

/// <summary>
/// One change of a tag's members at WeChat. WeChat may do a part of a call and name the rest, or refuse all of it for one
/// person whom it does not name: then halves are tried, until that person is found.
/// </summary>
/// <param name="call">Changes those it is given at WeChat.</param>
internal sealed class TagChange(Func<IReadOnlyList<string>, CancellationToken, Task<ApiAnswer<ApiDone>>> call)
{
    private const int MostTries = 3;

    private readonly Dictionary<string, ApiFailure> left = new(StringComparer.Ordinal);

    /// <summary>What was refused, or not answered, whoever the call is about.</summary>
    private ApiFailure? ending;

    /// <summary>Those it did not work for, and why.</summary>
    public IReadOnlyDictionary<string, ApiFailure> Left => left;

    /// <summary>Whether WeChat will refuse the same of anybody else too.</summary>
    public static bool IsOfAll(ApiFailure failure) => failure.Error is { Class: not WeChatErrorClass.Retry } && !PersonRefusals.IsOfOne(failure);

    /// <param name="openIds">As many as WeChat takes at once.</param>
    /// <returns>Done when somebody's tags were changed; a failure when nobody's were, or when nobody knows.</returns>
    public async Task<ApiAnswer<ApiDone>> RunAsync(IReadOnlyList<string> openIds, CancellationToken cancellation)
    {
        await ApplyAsync(openIds, cancellation);

        // A half that was not answered leaves the whole open: it is done again, which does no harm to the other half. Whom WeChat
        // named as left out was surely left out.
        if (left.Values.FirstOrDefault(static why => OutsideCallResult.IsOpen(why) && why.FailedOpenIds.Count == 0) is { } open)
        {
            return open;
        }

        return left.Count == openIds.Count && left.Count > 0 ? left.Values.First() : ApiDone.It;
    }

    private async Task ApplyAsync(IReadOnlyList<string> openIds, CancellationToken cancellation)
    {
        var rest = openIds;
        for (var attempt = 1; rest.Count > 0 && ending is null; attempt++)
        {
            var answer = await call(rest, cancellation);
            if (answer.Failure is not { } failure)
            {
                return;
            }

            if (PersonRefusals.IsOfOne(failure) && rest.Count > 1)
            {
                foreach (var half in rest.Chunk((rest.Count + 1) / 2))
                {
                    await ApplyAsync(half, cancellation);
                }

                return;
            }

            rest = failure.FailedOpenIds is { Count: > 0 } named ? [.. rest.Where(named.Contains)] : rest;
            var passes = failure.Error?.Class == WeChatErrorClass.Retry;
            ending = passes || PersonRefusals.IsOfOne(failure) ? null : failure;
            if (attempt == MostTries || !passes)
            {
                Leave(rest, failure);
                return;
            }
        }

        Leave(rest, ending!);
    }

    private void Leave(IReadOnlyList<string> openIds, ApiFailure why)
    {
        foreach (var openId in openIds)
        {
            left[openId] = why;
        }
    }
}
