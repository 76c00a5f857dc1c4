-- What the product sent by itself had taken these talks, and nobody heard their followers since.
update talks set state = 'closed', revision = revision + 1, holder_name = '' where state = 'taken' and holder_id is null and holder_name = '系统';
