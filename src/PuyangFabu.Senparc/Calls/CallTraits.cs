namespace PuyangFabu.Senparc.Calls;

/// <summary>What is known of a call's effect; the library that writes it does not say.</summary>
/// <param name="IsHarmless">Sending it twice does no more than sending it once.</param>
/// <param name="IsQuestion">It changes nothing at WeChat.</param>
/// <param name="IsTransfer">It carries a file and gets more time.</param>
internal readonly record struct CallTraits(bool IsHarmless, bool IsQuestion = false, bool IsTransfer = false)
{
    /// <summary>Sent once, whatever happens.</summary>
    public static CallTraits Once { get; } = new(IsHarmless: false);

    public static CallTraits Harmless { get; } = new(IsHarmless: true);

    public static CallTraits Question { get; } = new(IsHarmless: true, IsQuestion: true);

    public static CallTraits Upload { get; } = Once with { IsTransfer = true };

    public static CallTraits HarmlessUpload { get; } = Harmless with { IsTransfer = true };

    public static CallTraits Download { get; } = Question with { IsTransfer = true };
}
