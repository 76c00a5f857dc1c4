namespace PuyangFabu.Publishing.Broadcasts.Sending;

/// <summary>What is left of an account's sends, by this product's own count; days and months are China's.</summary>
/// <param name="Kind"><c>subscription</c> or <c>service</c>.</param>
/// <param name="Today">Sends to everybody.</param>
/// <param name="Month">Sends to everybody; of a service account each follower gets at most so many.</param>
/// <param name="Rule">The platform's rule in a sentence.</param>
public sealed record QuotaView(string Account, string Kind, QuotaSpan Today, QuotaSpan Month, string Rule)
{
    /// <summary>Of those used today, how many WeChat may not have taken after all: they count until it is known.</summary>
    public int Unsure { get; init; }

    /// <summary>What is left today, in words.</summary>
    public string TodayInWords => $"{Today.Left} 次{(Unsure > 0 ? $"（{Unsure} 次结果未知，先按用掉的算）" : "")}";
}

/// <summary>Sends to everybody in a day or month.</summary>
public sealed record QuotaSpan(int Limit, int Used, int Left);
