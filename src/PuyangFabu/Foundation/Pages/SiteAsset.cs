namespace PuyangFabu.Foundation.Pages;

/// <summary>A file of the site as it is sent.</summary>
public sealed record SiteAsset(string ContentType, byte[] Content);
