namespace PuyangFabu.Sandbox.Api;

/// <summary>So many followers without a phone.</summary>
internal sealed record FollowersRequest(int Count);
