using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.Senparc.Calls;

/// <summary>
/// A call of ours that Senparc is writing. It goes along with the calling code, so that the one HTTP client that Senparc has in a
/// process finds the product, the account's answer and the cancellation that the request belongs to.
/// </summary>
internal sealed class RunningCall(ApiConnection connection, CallTraits traits, Stream? file, CancellationToken cancellation)
{
    private static readonly AsyncLocal<RunningCall?> Local = new();
    private bool begun;

    /// <summary>Null while no call of ours runs.</summary>
    public static RunningCall? Current => Local.Value;

    /// <summary>What came of the request; null until it was sent.</summary>
    public ApiAnswer<RawAnswer>? Answer { get; private set; }

    /// <exception cref="OperationCanceledException">The caller cancelled: what the call did is unknown.</exception>
    public async Task<ApiAnswer<RawAnswer>> RunAsync(Func<Task> call)
    {
        if (!SenparcProcess.IsOurs)
        {
            return SenparcFailures.Replaced;
        }

        Local.Value = this;
        try
        {
            await call();
        }
        catch (Exception) when (Answer is not null)
        {
            // What the library makes of a refusal, or of an answer that it cannot read, does not matter: the answer itself is read by our rules.
        }
        catch (Exception failure) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(failure.Message, failure, cancellation);
        }
        catch (Exception failure) when (!begun)
        {
            return SenparcFailures.NotWritten(failure.GetType().Name);
        }

        return Answer ?? SenparcFailures.NotWritten("no request");
    }

    /// <param name="call">The request as the library wrote it.</param>
    /// <exception cref="InvalidOperationException">It is the second one: nothing is repeated but by our rules.</exception>
    public async Task<ApiAnswer<RawAnswer>> SendAsync(ApiCall call)
    {
        if (begun)
        {
            throw new InvalidOperationException("A call sends one request.");
        }

        begun = true;
        Answer = await connection.SendAsync(
            call.With(traits.IsHarmless, traits.IsQuestion, traits.IsTransfer), token: null, cancellation, file);
        return Answer;
    }
}
