namespace PuyangFabu.Senparc;

/// <summary>What this library must know of the product whose pages it stands before.</summary>
/// <param name="Address">Under which followers reach it; asked for each request, because it may be known only after the start.</param>
public sealed record SenparcSite(Func<Uri> Address);
