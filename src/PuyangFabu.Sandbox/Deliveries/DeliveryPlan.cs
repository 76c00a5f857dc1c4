namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>How one message is delivered: the mode, and which of WeChat's troubles to play.</summary>
public sealed record DeliveryPlan
{
    /// <summary>Requests for one message in all, as observed on the platform.</summary>
    public const int Tries = 3;

    /// <summary>How long the platform waits for an answer before it closes the connection.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public CallbackMode Mode { get; init; } = CallbackMode.Plain;

    /// <summary>
    /// So many tries, 0 to <see cref="Tries"/>, are closed after <see cref="CloseAfterMs"/> instead of the
    /// full patience: 1 plays a late answer, 2 three tries, 3 an account that never answers in time.
    /// </summary>
    public int EarlyCloses { get; init; }

    /// <summary>
    /// Milliseconds (0 to 5000) from the start of the request to an early close. The answer is lost even when
    /// it came before: an account that is quick must be able to practise being late. At 0 the connection is
    /// closed as soon as the bytes are out, and the account may not even have read them.
    /// </summary>
    public int CloseAfterMs { get; init; } = 200;

    /// <summary>The same message in two requests at once, once each; the answer that comes first wins.</summary>
    public bool Twice { get; init; }

    /// <summary>Whether a retry carries a new time stamp, nonce and ciphertext; WeChat does not say which it does.</summary>
    public bool FreshNonce { get; init; }

    /// <summary>What is wrong with the plan by field name, empty when it can be carried out.</summary>
    public IReadOnlyDictionary<string, string[]> Errors()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!Enum.IsDefined(Mode))
        {
            errors["plan.mode"] = ["只能是 plain、compatible 或 safe。"];
        }

        if (EarlyCloses is < 0 or > Tries)
        {
            errors["plan.earlyCloses"] = [$"应在 0 到 {Tries} 之间。"];
        }

        if (CloseAfterMs < 0 || CloseAfterMs > Patience.TotalMilliseconds)
        {
            errors["plan.closeAfterMs"] = [$"应在 0 到 {Patience.TotalMilliseconds} 毫秒之间。"];
        }

        if (Twice && EarlyCloses > 0)
        {
            errors["plan.twice"] = ["“同时投递两次”不能与“提前断开”同时使用。"];
        }

        return errors;
    }

    /// <summary>Whether try number <paramref name="number"/> (from 1) is closed early.</summary>
    public bool ClosesEarly(int number) => number <= EarlyCloses;
}
