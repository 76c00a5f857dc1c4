namespace PuyangFabu.Review;

/// <summary>One stage of the review (审).</summary>
public sealed class ReviewStage
{
    /// <summary>Name for programs, and the state of an article that waits in this stage.</summary>
    public string Key { get; set; } = "";

    /// <summary>Name for people: 初审.</summary>
    public string Name { get; set; } = "";

    /// <summary>The role that may act in it.</summary>
    public string Role { get; set; } = "";
}
