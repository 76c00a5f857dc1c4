namespace PuyangFabu.Publishing.Broadcasts.Previews;

/// <summary>The registered phones of an account.</summary>
public sealed record PreviewNameList(IReadOnlyList<PreviewNameView> Items);
