using System.Text.RegularExpressions;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Review;

/// <summary>The stages as the settings have them, complete and checked. Who may act in them is data; that each needs another person is not.</summary>
public sealed partial class StageOrder
{
    public const int Fewest = 3;

    private static readonly ReviewStage[] Usual =
    [
        new() { Key = "firstReview", Name = "初审", Role = Role.Editor },
        new() { Key = "secondReview", Name = "复审", Role = Role.Reviewer },
        new() { Key = "finalReview", Name = "终审", Role = Role.Chief },
    ];

    private static readonly string[] UsualConfirmations = ["三校补校", "保密审查补签"];

    /// <exception cref="ArgumentException">See <see cref="FirstProblem"/>.</exception>
    public StageOrder(ReviewOptions options)
    {
        if (FirstProblem(options) is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        All = options.Stages.Count == 0 ? Usual : [.. options.Stages];
        ConfirmAfterwards = options.ConfirmAfterwards.Count == 0 ? UsualConfirmations : [.. options.ConfirmAfterwards];
    }

    public IReadOnlyList<ReviewStage> All { get; }

    public IReadOnlyList<string> ConfirmAfterwards { get; }

    public ReviewStage First => All[0];

    public ReviewStage Last => All[^1];

    /// <returns>Null for a state that is no stage.</returns>
    public ReviewStage? Find(string state) => All.FirstOrDefault(stage => stage.Key == state);

    /// <summary>The state of an article that has passed the stage.</summary>
    public string After(ReviewStage stage) =>
        All.SkipWhile(other => other != stage).Skip(1).FirstOrDefault()?.Key ?? WorkState.Approved;

    /// <summary>What is wrong with the settings, naming the key; null when nothing is.</summary>
    public static string? FirstProblem(ReviewOptions options)
    {
        var stages = options.Stages;
        if (stages.Count is > 0 and < Fewest)
        {
            return $"Review:Stages 只有 {stages.Count} 个环节；三审至少要有 {Fewest} 个。";
        }

        foreach (var (index, stage) in stages.Index())
        {
            if (!KeyForm().IsMatch(stage.Key) || WorkState.All.Contains(stage.Key))
            {
                return $"Review:Stages:{index}:Key 的值“{stage.Key}”不能用：应为小写字母开头的字母数字，且不与稿件的其他状态同名。";
            }

            if (stages.Count(other => other.Key == stage.Key) > 1)
            {
                return $"Review:Stages:{index}:Key 的值“{stage.Key}”用了不止一次。";
            }

            if (string.IsNullOrWhiteSpace(stage.Name))
            {
                return $"Review:Stages:{index}:Name 不能为空。";
            }

            if (!RolePermissions.Of([stage.Role]).Contains(Permission.ReviewArticles))
            {
                return $"Review:Stages:{index}:Role 的值“{stage.Role}”不是能审稿的角色（{Role.Editor}、{Role.Reviewer}、{Role.Chief}）。";
            }
        }

        var blank = options.ConfirmAfterwards.Index().Where(static item => string.IsNullOrWhiteSpace(item.Item)).Select(static item => item.Index);
        return blank.Any() ? $"Review:ConfirmAfterwards:{blank.First()} 不能为空。" : null;
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,39}$")]
    private static partial Regex KeyForm();
}
