using PuyangFabu.Publishing.Materials;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>What followers will get of a broadcast, each text to its end, and how many they are: what the second person reads.</summary>
/// <param name="ContentHash">Of exactly what is shown; an approval names it.</param>
/// <param name="Cards">None for a text or a picture.</param>
public sealed record ShownBroadcast(string ContentHash, ShownAudience Audience, IReadOnlyList<ShownCard> Cards);

/// <summary>To whom it goes, in words.</summary>
/// <param name="Words">Who: <c>全部粉丝</c>.</param>
/// <param name="People">How many; null when it is not known here.</param>
/// <param name="TypedName">What the typed word is called.</param>
/// <param name="TypedWord">What a person types who has read it: how many they are, or the account's name while nobody knows.</param>
public sealed record ShownAudience(string Words, long? People, string TypedName, string TypedWord);

/// <summary>An article as followers will see it, for those who read without a page.</summary>
/// <param name="Cover">Its path on this site; left out for a picture of another site that was not kept yet.</param>
/// <param name="Text">To its end, a line for each block; left out when it is beyond what WeChat takes.</param>
/// <param name="Notes">What could not stay as it is in the article.</param>
public sealed record ShownCard(long ArticleId, string Title, string Author, string Digest, string? Cover, string? Text, IReadOnlyList<string> Notes)
{
    public static ShownCard Of(ArticleCard card) => new(card.ArticleId, card.Title, card.Author, card.Digest, card.Cover, card.Text, card.Notes);
}
