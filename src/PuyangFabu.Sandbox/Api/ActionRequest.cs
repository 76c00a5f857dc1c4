using PuyangFabu.Sandbox.Deliveries;

namespace PuyangFabu.Sandbox.Api;

/// <summary>What the page asks a follower to do; which fields count depends on <see cref="Type"/>.</summary>
internal sealed record ActionRequest
{
    /// <summary>
    /// <c>follow</c>, <c>unfollow</c>, <c>scan</c>; a message type (<c>text</c>, <c>image</c>, <c>voice</c>,
    /// <c>video</c>, <c>location</c>, <c>link</c>); or the type of the menu button that was tapped.
    /// </summary>
    public string? Type { get; init; }

    public DeliveryPlan? Plan { get; init; }

    /// <summary>Scene of a QR code with parameters.</summary>
    public string? Scene { get; init; }

    public string? Text { get; init; }

    /// <summary>The <c>msgmenuid</c> of a tapped <c>weixin://bizmsgmenu</c> link.</summary>
    public string? MenuId { get; init; }

    public string? MediaId { get; init; }

    public int? Seconds { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? Label { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    /// <summary>Key of the tapped menu button.</summary>
    public string? Key { get; init; }

    /// <summary>Page path of a mini-program button.</summary>
    public string? PagePath { get; init; }

    /// <summary>What a scan button read.</summary>
    public string? Result { get; init; }
}
